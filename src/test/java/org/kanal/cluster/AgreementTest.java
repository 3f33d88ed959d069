package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.InvalidInput;
import org.kanal.cluster.grid.TestPeers;
import org.kanal.history.TestGrid;
import org.kanal.support.LogLines;

class AgreementTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Clock NOW =
            Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

    private final TestPeers nodes = TestPeers.start(2);

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void whoHasTheSameStarts() {
        agreement(1, Map.of("kanal.history.size", "100", "kanal.x", "ä = \n"), NOW);
        agreement(0, Map.of("kanal.history.size", "100", "kanal.x", "ä = \n"), NOW).check();
    }

    @Test
    void whoHasAnotherValueDoesNotStartAndIsToldWhich() {
        agreement(1, Map.of("kanal.history.size", "100", "kanal.visitors", "allow"), NOW);
        Agreement joiner =
                agreement(0, Map.of("kanal.history.size", "50", "kanal.visitors", "allow"), NOW);
        InvalidInput refused = assertThrows(InvalidInput.class, joiner::check);
        assertEquals("kanal.history.size", refused.field());
        assertTrue(
                refused.getMessage()
                        .contains(
                                "'50' here and '100' at node B; allowed: the same on all"
                                        + " nodes"),
                refused.getMessage());
    }

    @Test
    void whatIsSecretIsComparedAndNotShown() {
        String secret = "the cluster's secret";
        agreement(1, Map.of("kanal.api.keys", Fingerprint.of(secret, "a:key-one")), NOW);
        Agreement joiner =
                agreement(0, Map.of("kanal.api.keys", Fingerprint.of(secret, "a:key-two")), NOW);
        InvalidInput refused = assertThrows(InvalidInput.class, joiner::check);
        assertEquals("kanal.api.keys", refused.field());
        assertTrue(
                refused.getMessage().contains("not the same as at node B"), refused.getMessage());
        assertFalse(refused.getMessage().contains("fingerprint"), refused.getMessage());
    }

    @Test
    void aClockThatIsFarOffDoesNotStart() {
        agreement(1, Map.of(), Clock.offset(NOW, Duration.ofHours(1)));
        InvalidInput refused = assertThrows(InvalidInput.class, agreement(0, Map.of(), NOW)::check);
        assertEquals("kanal.cluster.max-clock-skew", refused.field());
        assertTrue(refused.getMessage().contains("3600 s"), refused.getMessage());
    }

    @Test
    void aClockThatIsBehindDoesNotStartEither() {
        agreement(1, Map.of(), Clock.offset(NOW, Duration.ofSeconds(-61)));
        assertThrows(InvalidInput.class, agreement(0, Map.of(), NOW)::check);
    }

    @Test
    void aClockThatIsALittleOffStarts() {
        agreement(1, Map.of(), Clock.offset(NOW, Duration.ofSeconds(30)));
        agreement(0, Map.of(), NOW).check();
    }

    @Test
    void whoIsAloneAgreesWithHimself() {
        new Agreement(new AlonePeers("A"), Map.of("kanal.x", "1"), MINUTE, NOW).check();
    }

    @Test
    void twoThatServeAndMeetAreToldWhatDiffers() {
        Agreement first = agreement(0, Map.of("kanal.history.size", "100"), NOW);
        first.check();
        agreement(1, Map.of("kanal.history.size", "50"), NOW);
        try (LogLines log = new LogLines(Agreement.class)) {
            first.joined(nodes.node(1).self());
            TestGrid.await(() -> log.lines().stream().anyMatch(AgreementTest::saysWhatToDo));
        }
    }

    private static boolean saysWhatToDo(String line) {
        return line.contains("stop one of the two");
    }

    private Agreement agreement(int node, Map<String, String> values, Clock clock) {
        return new Agreement(nodes.node(node), values, MINUTE, clock);
    }
}
