package org.kanal.bench;

/**
 * When messages should be sent. Latency counts from there, however late they are: who counts from
 * when they were sent leaves out what made them late.
 *
 * @param messages how many
 * @param perSecond at which rate; {@link #FULL_SPEED} for each as soon as the one before was taken
 */
record Schedule(int messages, int perSecond) {

    static final int FULL_SPEED = 0;

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final double TOLERABLE_PART = 0.1;

    boolean isFullSpeed() {
        return perSecond == FULL_SPEED;
    }

    /** How long after the first the i-th is due, from 0. Only at a rate. */
    long dueNanos(int i) {
        return i * SECOND_NANOS / perSecond;
    }

    /**
     * Whether a server does not keep up: what waits grows, and so the last message is late by a
     * part of the time that all of them take, not by what one message takes.
     *
     * @param lateNanos how late the last one was read
     */
    boolean isSaturated(long lateNanos) {
        return !isFullSpeed() && lateNanos > TOLERABLE_PART * dueNanos(messages);
    }
}
