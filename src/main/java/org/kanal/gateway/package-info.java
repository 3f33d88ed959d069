/**
 * The single door: whatever comes in by WebSocket, HTTP, JMS or from an EJB is validated and
 * decided here, then published or subscribed.
 */
package org.kanal.gateway;
