package org.kanal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;

/** What {@link ChannelLog} promises, for every implementation. */
public abstract class ChannelLogContract {

    /** What the logs under test keep; channels {@code live-…} keep nothing. */
    protected static final int SIZE = 10;

    public static final HistorySettings SETTINGS =
            new HistorySettings(
                    SIZE,
                    Duration.ofMinutes(5),
                    HistoryRules.parse("live-*=0; short-*=10,PT1S", Duration.ofMinutes(5)),
                    HistorySettings.DEFAULT_MAX_BYTES);

    private Channel news;

    /** A log with {@link #SETTINGS}. */
    protected abstract ChannelLog log();

    /** Returns when everything on this channel, whose ttl is one second, is too old. */
    protected abstract void outlive(Channel channel, Position head);

    /** The channel's stream is lost, behind the back of the log. */
    protected abstract void lose(Channel channel);

    @BeforeEach
    protected void takeAChannelOfItsOwn() {
        news = Channel.of("news-" + UUID.randomUUID());
    }

    @Test
    protected void the_first_publication_of_an_epoch_has_offset_1_and_each_next_one_1_more() {
        Position first = append(news, 1);
        assertEquals(1, first.offset());
        assertEquals(new Position(first.epoch(), 2), append(news, 2));
        assertEquals(new Position(first.epoch(), 3), append(news, 3));
    }

    @Test
    protected void the_head_is_the_position_of_the_newest_publication() {
        append(news, 1);
        assertEquals(append(news, 2), log().head(news));
    }

    @Test
    protected void the_head_of_an_empty_channel_is_offset_0_and_stays_meaningful() {
        Position empty = log().head(news);
        assertEquals(0, empty.offset());
        assertEquals(empty, log().head(news));
        Position first = append(news, 1);
        assertEquals(empty.epoch(), first.epoch());
        assertEquals(List.of(1), read(news, empty, first));
    }

    @Test
    protected void a_reader_gets_everything_after_its_position_up_to_the_other_one_in_order() {
        Position first = append(news, 1);
        append(news, 2);
        append(news, 3);
        Position fourth = append(news, 4);
        append(news, 5);
        assertEquals(List.of(2, 3, 4), read(news, first, fourth));
    }

    @Test
    protected void a_reader_that_missed_nothing_gets_nothing_and_is_complete() {
        Position head = append(news, 1);
        assertEquals(List.of(), read(news, head, head));
    }

    @Test
    protected void publications_come_back_as_they_were_with_their_positions() {
        Position before = log().head(news);
        Publication secret =
                new Publication(
                        news,
                        new Payload("{\"text\":\"größer\"}"),
                        Optional.of("anna"),
                        Set.of("ben", "cleo"),
                        Optional.empty());
        Position position = log().append(secret);
        assertEquals(
                new Slice.Complete(List.of(secret.at(position))),
                log().since(news, before, position));
    }

    @Test
    protected void the_log_keeps_as_many_publications_as_its_size() {
        Position before = log().head(news);
        Position head = fill(news, SIZE);
        assertEquals(range(1, SIZE), read(news, before, head));
    }

    @Test
    protected void publications_pushed_out_by_newer_ones_are_missing_by_overflow() {
        Position before = log().head(news);
        Position head = fill(news, SIZE + 1);
        assertEquals(new Slice.Missing(Slice.Reason.OVERFLOW), log().since(news, before, head));
        assertEquals(range(2, SIZE + 1), read(news, new Position(before.epoch(), 1), head));
    }

    @Test
    protected void publications_that_are_too_old_are_missing_as_expired() {
        Channel brief = Channel.of("short-" + UUID.randomUUID());
        Position before = log().head(brief);
        Position head = fill(brief, 3);
        outlive(brief, head);
        assertEquals(new Slice.Missing(Slice.Reason.EXPIRED), log().since(brief, before, head));
        assertEquals(List.of(), read(brief, head, head));
        assertEquals(head, log().head(brief));
        assertEquals(new Position(head.epoch(), 4), append(brief, 4));
    }

    @Test
    protected void a_position_of_another_epoch_is_answered_with_epoch_changed() {
        Position head = append(news, 1);
        Position foreign = new Position("another", 0);
        assertEquals(epochChanged(), log().since(news, foreign, head));
        assertEquals(epochChanged(), log().since(news, foreign, new Position("another", 1)));
    }

    @Test
    protected void an_offset_that_the_stream_has_not_reached_is_answered_with_epoch_changed() {
        Position head = append(news, 1);
        Position ahead = new Position(head.epoch(), 7);
        assertEquals(epochChanged(), log().since(news, ahead, head));
        assertEquals(epochChanged(), log().since(news, head, ahead));
    }

    @Test
    protected void a_lost_stream_goes_on_in_a_new_epoch() {
        Position before = fill(news, 3);
        lose(news);
        Position after = append(news, 4);
        assertNotEquals(before.epoch(), after.epoch());
        assertEquals(1, after.offset());
        assertEquals(after, log().head(news));
        assertEquals(epochChanged(), log().since(news, before, after));
    }

    @Test
    protected void the_head_of_a_lost_stream_is_in_a_new_epoch() {
        Position before = fill(news, 3);
        lose(news);
        Position after = log().head(news);
        assertNotEquals(before.epoch(), after.epoch());
        assertEquals(0, after.offset());
    }

    @Test
    protected void a_reader_of_a_lost_stream_is_told_that_the_epoch_changed() {
        Position before = log().head(news);
        Position head = fill(news, 3);
        lose(news);
        assertEquals(epochChanged(), log().since(news, before, head));
    }

    @Test
    protected void the_last_publications_are_the_newest_up_to_the_head() {
        Position head = fill(news, 5);
        append(news, 6);
        assertEquals(List.of(4, 5), numbers(log().last(news, 2, head)));
    }

    @Test
    protected void the_last_publications_are_as_many_as_the_log_still_has() {
        assertEquals(List.of(), log().last(news, 5, log().head(news)));
        assertEquals(range(1, 3), numbers(log().last(news, 5, fill(news, 3))));
        Position head = fill(news, SIZE);
        assertEquals(range(1, SIZE), numbers(log().last(news, 1_000_000, head)));
    }

    @Test
    protected void the_last_publications_of_another_epoch_are_none() {
        append(news, 1);
        assertEquals(List.of(), log().last(news, 5, new Position("another", 1)));
    }

    @Test
    protected void a_resource_has_a_stream_of_its_own() {
        Channel resource = Channel.of(news.name(), "a@b/42");
        Position ofChannel = append(news, 1);
        Position ofResource = append(resource, 2);
        assertNotEquals(ofChannel.epoch(), ofResource.epoch());
        assertEquals(1, ofResource.offset());
        assertEquals(List.of(2), read(resource, new Position(ofResource.epoch(), 0), ofResource));
    }

    @Test
    protected void a_channel_of_size_0_keeps_no_log() {
        Channel live = Channel.of("live-1");
        assertTrue(log().keeps(news));
        assertFalse(log().keeps(live));
        assertThrows(IllegalStateException.class, () -> append(live, 1));
        assertThrows(IllegalStateException.class, () -> log().head(live));
    }

    @Test
    protected void threads_that_append_at_once_get_every_offset_once() {
        List<Position> positions =
                IntStream.range(0, 400).parallel().mapToObj(i -> append(news, i)).toList();
        assertEquals(
                LongStream.rangeClosed(1, 400).boxed().toList(),
                positions.stream().map(Position::offset).sorted().toList());
        assertEquals(1, positions.stream().map(Position::epoch).distinct().count());
    }

    protected final Position append(Channel channel, int number) {
        return log().append(Publication.of(channel, new Payload(Integer.toString(number))));
    }

    /** Appends 1 to count and gives the position of the newest. */
    protected final Position fill(Channel channel, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> append(channel, i))
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    protected final List<Integer> read(Channel channel, Position after, Position upTo) {
        Slice slice = log().since(channel, after, upTo);
        if (slice instanceof Slice.Complete complete) {
            return numbers(complete.publications());
        }
        throw new AssertionError(slice);
    }

    protected static List<Integer> numbers(List<Publication> publications) {
        return publications.stream().map(p -> Integer.valueOf(p.payload().json())).toList();
    }

    public static Slice epochChanged() {
        return new Slice.Missing(Slice.Reason.EPOCH_CHANGED);
    }

    private static List<Integer> range(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}
