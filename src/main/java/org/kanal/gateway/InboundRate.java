package org.kanal.gateway;

/**
 * How many frames a client may send, publications too; {@code connected} tells it, so that a client
 * paces itself.
 *
 * @param perSecond for long ({@code kanal.inbound.frames-per-second})
 * @param burst at once ({@code kanal.inbound.burst})
 */
public record InboundRate(int perSecond, int burst) {

    /** Where a subscriber may publish less than a client may send, that is what it is told. */
    public static InboundRate of(int framesPerSecond, int framesAtOnce, RateSettings rates) {
        return new InboundRate(
                Math.min(framesPerSecond, rates.publishPerSecond()),
                Math.min(framesAtOnce, rates.publishBurst()));
    }
}
