package org.kanal.client;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets as many frames go as the server says that it takes, with some room for others. */
final class Pacer {

    /** Of the server's rate, what publications may take; the rest is for subscribing and pongs. */
    private static final double SHARE = 0.8;

    private final LongSupplier nanos;
    private final double perNano;
    private final double burst;
    private double room;
    private long last;
    private long restsUntil;

    /**
     * @param nanos the time, as {@code System.nanoTime}
     * @param rate the server's {@code rate}; empty for a server that says none
     */
    Pacer(LongSupplier nanos, Frame rate) {
        this.nanos = nanos;
        this.perNano = SHARE * rate.number("perSecond").orElse(50) / TimeUnit.SECONDS.toNanos(1);
        this.burst = Math.max(1, SHARE * rate.number("burst").orElse(50));
        this.room = burst;
        this.last = nanos.getAsLong();
        this.restsUntil = last;
    }

    /** Takes one, and gives 0; or gives in how many milliseconds one can be taken. */
    long take() {
        long now = nanos.getAsLong();
        if (now - restsUntil < 0) {
            return 1 + TimeUnit.NANOSECONDS.toMillis(restsUntil - now);
        }
        room = Math.min(burst, room + (now - last) * perNano);
        last = now;
        if (room >= 1) {
            room--;
            return 0;
        }
        return 1 + TimeUnit.NANOSECONDS.toMillis((long) ((1 - room) / perNano));
    }

    /** Nothing goes for so long: the server said that it was too much. */
    void rest(long millis) {
        restsUntil = nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
