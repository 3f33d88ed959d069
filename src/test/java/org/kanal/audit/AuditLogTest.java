package org.kanal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {
    private final List<String> lines = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final AuditLog log = new AuditLog(lines::add, now::get);

    @Test
    void anEventIsOneLineThatSaysWhatFromWhereWhoAndWhy() {
        log.take(new AuditEvent("login-refused", "10.0.0.7", "ann", "wrong password"));
        assertEquals(
                List.of("login-refused from=\"10.0.0.7\" who=\"ann\" why=\"wrong password\""),
                lines);
    }

    @Test
    void aFloodFromOneAddressIsCountedAndToldWhenTheMinuteIsOver() {
        for (int i = 0; i < 1_208; i++) {
            log.take(refusal("10.0.0.7"));
        }
        assertEquals(5, lines.size());
        pass(Duration.ofMinutes(1));
        log.tell();
        assertEquals(
                "api-key-refused from=\"10.0.0.7\": and 1,203 more in this minute", lines.get(5));
        assertEquals(6, lines.size());
    }

    @Test
    void aFloodFromManyAddressesStaysWithinTheKindsShareAndIsToldInAFewLines() {
        for (int i = 0; i < 50_000; i++) {
            log.take(refusal("address-" + i));
        }
        assertEquals(20, lines.size());
        pass(Duration.ofMinutes(1));
        log.tell();
        assertEquals(24, lines.size());
        assertTrue(lines.get(23).contains("and 49,977 more"), lines.get(23));
    }

    @Test
    void aFloodOfOneKindHidesNoOther() {
        for (int i = 0; i < 50_000; i++) {
            log.take(refusal("address-" + i));
        }
        log.take(new AuditEvent("logout", "10.0.0.8", "ann", "by herself"));
        assertTrue(lines.get(lines.size() - 1).startsWith("logout"), lines.toString());
    }

    @Test
    void allKindsTogetherStayWithinTheLimit() {
        for (int kind = 0; kind < 10; kind++) {
            for (int i = 0; i < 100; i++) {
                log.take(new AuditEvent("kind-" + kind, "address-" + i, "", ""));
            }
        }
        assertEquals(60, lines.size());
    }

    @Test
    void aNewMinuteHasRoomAgain() {
        for (int i = 0; i < 6; i++) {
            log.take(refusal("10.0.0.7"));
        }
        pass(Duration.ofMinutes(1));
        log.take(refusal("10.0.0.7"));
        assertEquals("api-key-refused from=\"10.0.0.7\": and 1 more in this minute", lines.get(5));
        assertTrue(lines.get(6).contains("no such key"), lines.toString());
    }

    @Test
    void aQuietMinuteTellsNothing() {
        pass(Duration.ofMinutes(5));
        log.tell();
        assertEquals(List.of(), lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\n2026-11-26T00:00:00Z forged",
                "x\rforged",
                "\u001b[31mred",
                "\u009b31mred",
                "\u007f",
                "\u2028forged",
                "\u2029forged",
                "\u202egnorw",
                "\u2066x",
                "\u0085forged",
                "\" why=\"forged",
                "\\\" why=\"forged",
                "\ud83d"
            })
    void aStrangersTextEndsNeitherItsQuotesNorTheLine(String text) {
        log.take(new AuditEvent("refused", text, text, text));
        String line = lines.get(0);
        assertTrue(line.chars().allMatch(next -> next >= ' ' && next < 0x7f), line);
        assertTrue(
                line.matches(
                        "refused from=\"([^\"\\\\]|\\\\.)*\" who=\"([^\"\\\\]|\\\\.)*\" why=\"([^\"\\\\]|\\\\.)*\""),
                line);
    }

    @Test
    void longTextsAreCut() {
        String text = "\u0000".repeat(100_000);
        log.take(new AuditEvent("refused", text, text, text));
        assertTrue(lines.get(0).length() < 3_000, lines.get(0).length() + " characters");
    }

    @Test
    void aKindOfEventIsNoStrangersText() {
        assertThrows(IllegalArgumentException.class, () -> new AuditEvent("a b", "", "", ""));
        assertThrows(IllegalArgumentException.class, () -> new AuditEvent("", "", "", ""));
    }

    @Test
    void whatNobodySaidIsEmpty() {
        log.take(new AuditEvent("refused", null, null, null));
        assertFalse(lines.get(0).contains("null"), lines.get(0));
    }

    @Test
    void limitsThatMakeNoSenseAreRefusedByName() {
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> new AuditSettings(0, 5))
                        .getMessage()
                        .contains("kanal.audit.max-per-minute"));
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> new AuditSettings(60, 0))
                        .getMessage()
                        .contains("kanal.audit.max-per-address"));
    }

    private static AuditEvent refusal(String from) {
        return new AuditEvent("api-key-refused", from, "", "no such key");
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
