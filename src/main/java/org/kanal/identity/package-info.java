/** Who a connection or a request is, how that is proved, and when it ends. */
package org.kanal.identity;
