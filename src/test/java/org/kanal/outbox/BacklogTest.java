package org.kanal.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.protocol.EncodedMessage;

class BacklogTest {

    private static final Channel CHAT = Channel.of("chat");
    private static final Channel TICKER = Channel.of("ticker");
    private static final int LENGTH = 100;
    private static final String NOTICE =
            "{\"type\":\"subscribed\",\"channel\":{\"name\":\"%s\"},\"position\":{\"epoch\":\"e\","
                    + "\"offset\":%d},\"isSynced\":false,\"reason\":\"overflow\"}";

    private final Backlog backlog = new Backlog(8 * LENGTH);

    @Test
    void whatNobodyMayDropIsRefusedWhenItIsFull() {
        fill(CHAT, Overflow.CLOSE, 1, 8);
        assertFalse(backlog.add(message(CHAT, Overflow.CLOSE, 9)));
        assertEquals(texts(CHAT, 1, 8), taken());
    }

    @Test
    void theOldestGoAndOneNoticeStandsInTheirPlace() {
        fill(CHAT, Overflow.DROP_OLDEST, 1, 8);
        assertTrue(backlog.add(message(CHAT, Overflow.DROP_OLDEST, 9)));
        assertEquals(List.of(notice(CHAT, 3), "chat4", "chat5"), taken().subList(0, 3));
    }

    @Test
    void aLongRunOfLossesIsToldOnce() {
        fill(CHAT, Overflow.DROP_OLDEST, 1, 1_000);
        List<String> taken = taken();
        assertEquals(1, taken.stream().filter(text -> text.startsWith("{")).count());
        assertEquals("chat1000", taken.get(taken.size() - 1));
        int kept = taken.size() - 1;
        assertEquals(notice(CHAT, 1_000 - kept), taken.get(0));
        assertEquals(texts(CHAT, 1_000 - kept + 1, 1_000), taken.subList(1, taken.size()));
    }

    @Test
    void ofAChannelThatConflatesOnlyTheNewestStays() {
        fill(TICKER, Overflow.CONFLATE, 1, 8);
        assertTrue(backlog.add(message(TICKER, Overflow.CONFLATE, 9)));
        assertEquals(List.of(notice(TICKER, 8), "ticker9"), taken());
    }

    @Test
    void aMessageThatMayNotGoPushesOutThoseThatMay() {
        fill(TICKER, Overflow.CONFLATE, 1, 4);
        fill(CHAT, Overflow.CLOSE, 1, 4);
        assertTrue(backlog.add(message(CHAT, Overflow.CLOSE, 5)));
        List<String> expected = new ArrayList<>(List.of(notice(TICKER, 3), "ticker4"));
        expected.addAll(texts(CHAT, 1, 5));
        assertEquals(expected, taken());
    }

    @Test
    void whereAllOthersMustStayTheNewOneGoesAndIsToldOnce() {
        fill(CHAT, Overflow.CLOSE, 1, 8);
        assertTrue(backlog.add(message(TICKER, Overflow.DROP_OLDEST, 1)));
        assertTrue(backlog.add(message(TICKER, Overflow.DROP_OLDEST, 2)));
        List<String> taken = taken();
        assertEquals(texts(CHAT, 1, 8), taken.subList(0, 8));
        assertEquals(List.of(notice(TICKER, 2)), taken.subList(8, taken.size()));
    }

    @Test
    void twoRunsOfOneChannelAreToldTwice() {
        fill(TICKER, Overflow.DROP_OLDEST, 1, 9);
        List<String> first = new ArrayList<>();
        List<EncodedMessage> frames = new ArrayList<>();
        backlog.moveTo(frames, 3 * LENGTH);
        frames.forEach(frame -> first.add(frame.text().strip()));
        assertEquals(notice(TICKER, 3), first.get(0));
        fill(TICKER, Overflow.DROP_OLDEST, 10, 14);
        assertEquals(1, taken().stream().filter(text -> text.startsWith("{")).count());
    }

    private void fill(Channel channel, Overflow overflow, int from, int to) {
        for (int i = from; i <= to; i++) {
            assertTrue(backlog.add(message(channel, overflow, i)));
        }
    }

    private static Item.Live message(Channel channel, Overflow overflow, int offset) {
        String text = channel.name() + offset;
        return new Item.Live(
                EncodedMessage.of(text + " ".repeat(LENGTH - 2 - text.length())),
                channel,
                Optional.of(new Position("e", offset)),
                overflow);
    }

    private static List<String> texts(Channel channel, int from, int to) {
        List<String> texts = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            texts.add(channel.name() + i);
        }
        return texts;
    }

    private static String notice(Channel channel, int offset) {
        return NOTICE.formatted(channel.name(), offset);
    }

    private List<String> taken() {
        List<EncodedMessage> frames = new ArrayList<>();
        backlog.moveTo(frames, Integer.MAX_VALUE);
        return frames.stream().map(frame -> frame.text().strip()).toList();
    }
}
