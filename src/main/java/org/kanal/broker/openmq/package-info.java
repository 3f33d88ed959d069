/**
 * The broker on OpenMQ: one topic per channel. With its resource adapter for publishing, and with
 * the provider's own connection for receiving, since only that has asynchronous listeners.
 */
package org.kanal.broker.openmq;
