/** The WebSocket endpoint: translates frames into commands and outboxes into writes. */
package org.kanal.socket;
