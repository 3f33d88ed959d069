/**
 * Who a connection is, as the container says, and when that ends: logout, the end of the HTTP
 * session, or its time.
 */
package org.kanal.identity;
