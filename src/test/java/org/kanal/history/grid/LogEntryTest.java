package org.kanal.history.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Publication;

class LogEntryTest {

    private final Channel news = Channel.of("news");
    private final Instant noon = Instant.parse("2026-11-23T12:00:00.123Z");

    @Test
    void an_entry_comes_back_from_its_bytes_as_it_was() {
        assertComesBack(Publication.of(news, new Payload("{\"a\":\"größer \uD83D\uDE80\"}")));
        assertComesBack(
                new Publication(
                        news,
                        new Payload("1"),
                        Optional.of("anna"),
                        Set.of("ben", "çelik"),
                        Optional.empty()));
    }

    @Test
    void an_entry_costs_18_bytes_and_its_texts() {
        LogEntry entry = new LogEntry(noon, Publication.of(news, new Payload("12345")));
        assertEquals(18 + 5, entry.toBytes().length);
    }

    @Test
    void an_entry_of_another_version_is_refused() {
        assertThrows(
                IllegalArgumentException.class, () -> LogEntry.fromBytes(news, new byte[] {9}));
    }

    private void assertComesBack(Publication publication) {
        LogEntry entry = new LogEntry(noon, publication);
        assertEquals(entry, LogEntry.fromBytes(news, entry.toBytes()));
    }
}
