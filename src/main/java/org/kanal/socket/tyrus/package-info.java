/**
 * Below the WebSocket API: what knows the server that it runs on, for writes that cost a fraction.
 */
package org.kanal.socket.tyrus;
