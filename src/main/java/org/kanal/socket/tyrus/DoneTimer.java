package org.kanal.socket.tyrus;

import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A timer that had nothing to do and has done it. Made by none of the container's schedulers: the
 * thread that it would start for that keeps the application that asked for it.
 */
final class DoneTimer implements ScheduledFuture<Object> {

    static final DoneTimer INSTANCE = new DoneTimer();

    private DoneTimer() {}

    @Override
    public long getDelay(TimeUnit unit) {
        return 0;
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.signum(-other.getDelay(TimeUnit.NANOSECONDS));
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        return false;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public boolean isDone() {
        return true;
    }

    @Override
    public Object get() {
        return null;
    }

    @Override
    public Object get(long timeout, TimeUnit unit) {
        return null;
    }
}
