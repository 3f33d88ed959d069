/**
 * The wire format of subprotocol {@code kanal.v1}: text in, record out; record in, text out. No
 * socket and no container in here.
 */
package org.kanal.protocol;
