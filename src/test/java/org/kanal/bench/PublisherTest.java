package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublisherTest {

    private static final Pattern TIME = Pattern.compile("\"ts\":(\\d+)");
    private static final long SLOW_NANOS = 30_000_000;

    private final List<Long> times = new ArrayList<>();
    private final List<Long> sent = new ArrayList<>();
    private final List<String> channels = new ArrayList<>();

    @Test
    void aMessageThatHasToWaitCarriesWhenItShouldHaveBeenSent() throws IOException {
        publisher(SLOW_NANOS).publish(4, 1_000, i -> "c");

        assertEquals(
                List.of(1_000_000L, 1_000_000L, 1_000_000L),
                IntStream.range(1, 4).mapToObj(i -> times.get(i) - times.get(i - 1)).toList());
        assertTrue(sent.get(1) - times.get(1) >= SLOW_NANOS - 1_000_000);
    }

    @Test
    void noMessageIsSentBeforeItIsDue() throws IOException {
        publisher(0).publish(20, 1_000, i -> "c");

        for (int i = 0; i < times.size(); i++) {
            assertTrue(sent.get(i) >= times.get(i));
        }
    }

    @Test
    void atFullSpeedAMessageIsDueWhenTheOneBeforeWasTaken() throws IOException {
        publisher(SLOW_NANOS).publish(2, Schedule.FULL_SPEED, i -> "c" + i);

        assertTrue(times.get(1) - times.get(0) >= SLOW_NANOS);
        assertEquals(List.of("c0", "c1"), channels);
    }

    /**
     * @param nanos how long the first message takes
     */
    private Publisher publisher(long nanos) {
        return new Publisher(new Target(null, null, () -> new Recorder(nanos)));
    }

    private final class Recorder implements Entrance.Sender {

        private long pause;

        Recorder(long pause) {
            this.pause = pause;
        }

        @Override
        public void send(String channel, String payload) {
            Matcher time = TIME.matcher(payload);
            assertTrue(time.find());
            times.add(Long.parseLong(time.group(1)));
            sent.add(System.nanoTime());
            channels.add(channel);
            for (long end = System.nanoTime() + pause; System.nanoTime() < end; ) {
                LockSupport.parkNanos(pause);
            }
            pause = 0;
        }

        @Override
        public void close() {
            assertEquals(sent.size(), times.size());
        }
    }
}
