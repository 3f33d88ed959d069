package org.kanal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.hazelcast.core.HazelcastInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.history.grid.HazelcastChannelLog;

/** A node whose time of day jumps. */
class ClockJumpTest {

    private static final Channel NEWS = Channel.of("news");

    @Test
    void numbersAndReplayDependOnNoClock() {
        HazelcastInstance grid = TestGrid.start(1).get(0);
        JumpingClock clock = new JumpingClock();
        try (HazelcastChannelLog log =
                new HazelcastChannelLog(grid, HistorySettings.defaults(), clock, () -> {})) {
            Position start = log.head(NEWS);
            for (int i = 1; i <= 50; i++) {
                clock.jump(Duration.ofDays(i % 2 == 0 ? 400 : -500));
                assertEquals(new Position(start.epoch(), i), log.append(message(i)));
            }
            Slice slice = log.since(NEWS, start, log.head(NEWS));
            Slice.Complete all = assertInstanceOf(Slice.Complete.class, slice);
            for (int i = 1; i <= 50; i++) {
                assertEquals("" + i, all.publications().get(i - 1).payload().json());
            }
        } finally {
            grid.getLifecycleService().terminate();
        }
    }

    private static Publication message(int number) {
        return Publication.of(NEWS, new Payload("" + number));
    }

    private static final class JumpingClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void jump(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
