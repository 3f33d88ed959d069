package org.kanal.gateway;

/**
 * How many frames a client may send; {@code connected} tells it, so that a client paces itself.
 *
 * @param perSecond for long ({@code kanal.inbound.frames-per-second})
 * @param burst at once ({@code kanal.inbound.burst})
 */
public record InboundRate(int perSecond, int burst) {}
