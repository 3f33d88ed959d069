/** Below the WebSocket API: what knows Tyrus and Grizzly, for writes that cost a fraction. */
package org.kanal.socket.tyrus;
