/** The WebSocket endpoint: translates frames into commands, outboxes into writes. */
package org.kanal.socket;
