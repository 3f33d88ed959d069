package org.kanal.broker;

/**
 * This node lost the broker and has it again: publications sent meanwhile did not arrive here. Told
 * after the attached channels are received again.
 */
public record BrokerReconnected() {}
