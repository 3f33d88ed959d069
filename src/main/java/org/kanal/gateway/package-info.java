/**
 * The single door: whatever comes in by WebSocket, HTTP, JMS or from an EJB is checked here, then
 * published or subscribed.
 */
package org.kanal.gateway;
