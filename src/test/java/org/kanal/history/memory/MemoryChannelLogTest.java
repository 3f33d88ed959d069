package org.kanal.history.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.history.ChannelLog;
import org.kanal.history.ChannelLogContract;
import org.kanal.history.HistorySettings;
import org.kanal.history.Slice;

class MemoryChannelLogTest extends ChannelLogContract {

    private static final int REMEMBERED = 3;

    private long nanos = -1_000_000_000;
    private final MemoryChannelLog log = log(SETTINGS);
    private final Channel chat = Channel.of("chat", UUID.randomUUID().toString());

    @Override
    protected ChannelLog log() {
        return log;
    }

    @Override
    protected void outlive(Channel channel, Position head) {
        pass(Duration.ofSeconds(2));
    }

    @Override
    protected void lose(Channel channel) {
        log.end(channel);
    }

    @Test
    void lookingAtChannelsThatWereNeverPublishedToCostsNothing() {
        for (int i = 0; i < 10_000; i++) {
            Channel looked = Channel.of("looked", "" + i);
            Position head = log.head(looked);
            log.since(looked, head, head);
            log.last(looked, 10, head);
        }
        assertEquals(0, log.size());
        assertEquals(0, log.bytes());
    }

    @Test
    void whatIsTooOldGivesItsMemoryBack() {
        Channel brief = Channel.of("short-" + UUID.randomUUID());
        fill(brief, 10);
        long full = log.bytes();
        pass(Duration.ofSeconds(2));
        log.sweep(channel -> true);
        assertTrue(log.bytes() < full && log.size() == 1, log.bytes() + " of " + full);
        pass(Duration.ofMinutes(3));
        log.sweep(channel -> false);
        assertEquals(0, log.size());
        assertEquals(0, log.bytes());
    }

    @Test
    void aStreamThatIsReceivedKeepsItsEpochForHowLongNothingComes() {
        Position before = fill(chat, 3);
        pass(Duration.ofDays(3));
        log.sweep(chat::equals);
        assertEquals(before, log.head(chat));
        assertEquals(new Position(before.epoch(), 4), append(chat, 4));
    }

    @Test
    void noChannelGetsAnEpochTwiceHoweverOftenItsStreamEnds() {
        Set<String> epochs = new HashSet<>();
        List<Channel> channels =
                IntStream.range(0, 3 * REMEMBERED).mapToObj(i -> Channel.of("c" + i)).toList();
        for (int round = 1; round <= 20; round++) {
            for (Channel channel : channels) {
                epochs.add(append(channel, round).epoch());
                log.end(channel);
            }
            assertEquals(round * channels.size(), epochs.size());
        }
    }

    @Test
    void channelsThatAreOnlyWatchedKeepTheirEpochWhileOthersEnd() {
        Position watched = log.head(chat);
        for (int i = 0; i < REMEMBERED; i++) {
            append(Channel.of("c" + i), 1);
            log.end(Channel.of("c" + i));
        }
        assertEquals(watched, log.head(chat));
        assertEquals(new Position(watched.epoch(), 1), append(chat, 1));
    }

    @Test
    void twoRunsHaveNoEpochInCommon() {
        assertNotEquals(log.head(chat).epoch(), log(SETTINGS).head(chat).epoch());
    }

    @Test
    void theStreamsUsedLongestAgoEndWhenTheMemoryIsFull() {
        MemoryChannelLog bounded = log(small(100));
        Payload large = new Payload('"' + "x".repeat(20_000) + '"');
        Channel oldest = Channel.of("oldest");
        Channel older = Channel.of("older");
        Position first = bounded.append(Publication.of(oldest, large));
        Position second = bounded.append(Publication.of(older, large));
        for (int i = 0; i < 45; i++) {
            bounded.append(Publication.of(chat, large));
        }
        assertEquals(first, bounded.head(oldest));
        for (int i = 0; i < 6; i++) {
            bounded.append(Publication.of(chat, large));
        }
        assertEquals(epochChanged(), bounded.since(older, second, second));
        assertEquals(new Slice.Complete(List.of()), bounded.since(oldest, first, first));
        assertTrue(bounded.bytes() <= HistorySettings.LEAST_MAX_BYTES);
    }

    @Test
    void aChannelThatNeedsAllOfTheMemoryLosesItsOldestPublications() {
        MemoryChannelLog bounded = log(small(100_000));
        Payload large = new Payload('"' + "x".repeat(20_000) + '"');
        Position start = bounded.head(chat);
        Position end = start;
        for (int i = 0; i < 200; i++) {
            end = bounded.append(Publication.of(chat, large));
        }
        assertEquals(new Position(start.epoch(), 200), end);
        assertEquals(new Slice.Missing(Slice.Reason.OVERFLOW), bounded.since(chat, start, end));
        int left = bounded.last(chat, 200, end).size();
        assertTrue(left > 40 && left < 53, left + " are left");
    }

    @Test
    void aThousandFullChannelsTakeNoMoreThanTheBudgetHoweverManyThreadsPublish() {
        MemoryChannelLog bounded = log(small(100));
        Payload large = new Payload('"' + "x".repeat(10_000) + '"');
        IntStream.range(0, 5_000)
                .parallel()
                .forEach(i -> bounded.append(Publication.of(Channel.of("c" + i % 1000), large)));
        assertTrue(bounded.bytes() <= HistorySettings.LEAST_MAX_BYTES, bounded.bytes() + "");
        assertTrue(bounded.size() > 50, bounded.size() + " streams are left");
    }

    private MemoryChannelLog log(HistorySettings settings) {
        return new MemoryChannelLog(settings, Clock.systemUTC(), () -> nanos, REMEMBERED);
    }

    private static HistorySettings small(int size) {
        return new HistorySettings(
                size, Duration.ofMinutes(5), List.of(), HistorySettings.LEAST_MAX_BYTES);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
