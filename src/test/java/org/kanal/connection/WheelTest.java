package org.kanal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WheelTest {

    private static final long START = -5_000_000_000L;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Wheel wheel = new Wheel(Duration.ofSeconds(1), Duration.ofSeconds(30), START);
    private final List<Long> looks = new ArrayList<>();

    @Test
    void aLookIsDoneInTheFirstTickBehindItsTime() {
        once(3.2);
        turnTo(3);
        assertEquals(List.of(), looks);
        turnTo(4);
        assertEquals(List.of(4L), looks);
        turnTo(60);
        assertEquals(List.of(4L), looks);
    }

    @Test
    void whatIsDueAlreadyIsDoneInTheNextTick() {
        turnTo(10);
        once(2);
        turnTo(10);
        assertEquals(List.of(), looks);
        turnTo(11);
        assertEquals(List.of(11L), looks);
    }

    @Test
    void aLookComesAgainWhenItSays() {
        wheel.add(now -> note(now) < 20 ? now + 5 * SECOND : Wheel.NEVER, at(5));
        for (int second = 1; second <= 60; second++) {
            turnTo(second);
        }
        assertEquals(List.of(5L, 10L, 15L, 20L), looks);
    }

    @Test
    void aLookThatIsFarAwayIsDoneBeforeItsTime() {
        wheel.add(now -> note(now) < 90 ? at(100) : Wheel.NEVER, at(100));
        for (int second = 1; second <= 110; second++) {
            turnTo(second);
        }
        assertEquals(List.of(31L, 62L, 93L), looks);
    }

    @Test
    void aTimerThatComesLateMissesNothing() {
        once(2);
        once(7);
        once(29);
        turnTo(200);
        assertEquals(List.of(200L, 200L, 200L), looks);
    }

    @Test
    void turningTouchesOnlyWhatIsDue() {
        AtomicInteger touched = new AtomicInteger();
        for (int i = 0; i < 2_500; i++) {
            int first = i % 25;
            wheel.add(
                    now -> {
                        touched.incrementAndGet();
                        return now + 25 * SECOND;
                    },
                    at(first));
        }
        turnTo(1);
        turnTo(2);
        touched.set(0);
        turnTo(3);
        assertEquals(100, touched.get());
    }

    private void once(double second) {
        wheel.add(
                now -> {
                    note(now);
                    return Wheel.NEVER;
                },
                at(second));
    }

    private long note(long now) {
        looks.add((now - START) / SECOND);
        return (now - START) / SECOND;
    }

    private void turnTo(long second) {
        wheel.turn(at(second));
    }

    private static long at(double second) {
        return START + (long) (second * SECOND);
    }
}
