package org.kanal.client;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Notices a connection that died without saying so: the server speaks at least every heartbeat, so
 * more than two of silence, and some slack, mean that nobody is there. Measured on the wall clock:
 * timers stand still while a machine sleeps.
 */
final class Heartbeat {

    private static final long CHECK_MILLIS = 5_000;
    private static final long SLACK_MILLIS = 5_000;

    private final Loop loop;
    private final Consumer<String> onDead;
    private Loop.Timer checks = Loop.NONE;
    private long limit;
    private long lastHeard;

    Heartbeat(Loop loop, Consumer<String> onDead) {
        this.loop = loop;
        this.onDead = onDead;
    }

    /**
     * @param seconds the server's heartbeat; 0: it promises nothing, so nothing is watched
     */
    void start(long seconds) {
        stop();
        if (seconds > 0) {
            limit = 2 * TimeUnit.SECONDS.toMillis(seconds) + SLACK_MILLIS;
            heard();
            checks = loop.every(CHECK_MILLIS, this::check);
        }
    }

    void heard() {
        lastHeard = System.currentTimeMillis();
    }

    private void check() {
        long silence = System.currentTimeMillis() - lastHeard;
        if (silence < 0) {
            heard(); // the clock was set back
        } else if (silence > limit) {
            onDead.accept("no sign of the server for " + silence + " ms");
        }
    }

    void stop() {
        checks.cancel();
        checks = Loop.NONE;
    }
}
