package org.kanal.permission.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.permission.Decision;
import org.kanal.permission.PermissionsSettings;
import org.kanal.support.LogLines;

class PermissionRulesTest {

    private static final Channel NEWS = Channel.of("news");
    private static final Subscriber ANN = new Subscriber("ann", SubscriberType.MEMBER);

    @TempDir private Path folder;

    @Test
    void withoutAFileNothingIsDecidedAndNothingChanges() {
        PermissionRules rules = new PermissionRules(settings(Optional.empty()));
        assertEquals(Optional.empty(), rules.decide(NEWS, ANN));
        assertEquals(Set.of(), rules.groups());
        assertFalse(rules.refresh());
    }

    @Test
    void aDecisionNamesTheRuleThatMadeIt() throws IOException {
        PermissionRules rules =
                new PermissionRules(settings(file("# news\n\nnews ADMIN read\nnews * nothing\n")));
        Decision decision = rules.decide(NEWS, ANN).orElseThrow();
        assertEquals(ChannelPermissions.denied(), decision.permissions());
        assertEquals("rule " + folder.resolve("rules") + ":4", decision.reason());
    }

    @Test
    void aDenialMeansALoginInEverySpelling() throws IOException {
        PermissionRules rules =
                new PermissionRules(
                        settings(file("news user:straße nothing\nnews user:bob read,write\n")));
        for (String spelling : List.of("straße", "STRASSE", "Strasse")) {
            Subscriber who = new Subscriber(spelling, SubscriberType.MEMBER);
            assertEquals(
                    ChannelPermissions.denied(),
                    rules.decide(NEWS, who).orElseThrow().permissions());
        }
        assertEquals(
                Optional.empty(), rules.decide(NEWS, new Subscriber("BOB", SubscriberType.MEMBER)));
    }

    @Test
    void theGroupsOfTheRulesAreThoseToAskLoginsFor() throws IOException {
        PermissionRules rules =
                new PermissionRules(
                        settings(file("a group:x read\nb group:y read\nc group:x read\nd * read")));
        assertEquals(Set.of("x", "y"), rules.groups());
    }

    @Test
    void aGroupThatComesLaterIsReported() throws IOException {
        PermissionRules rules = new PermissionRules(settings(file("news group:x read")));
        try (LogLines log = new LogLines(PermissionRules.class)) {
            file("news group:x read,write");
            rules.refresh();
            assertTrue(rules.refresh());
            assertEquals(0, log.lines().size());
            file("news group:late read");
            rules.refresh();
            assertTrue(rules.refresh());
            assertEquals(1, log.lines().size());
            assertTrue(log.lines().get(0).contains("[late]"), log.lines().get(0));
        }
    }

    private Optional<Path> file(String rules) throws IOException {
        return Optional.of(Files.writeString(folder.resolve("rules"), rules));
    }

    private static PermissionsSettings settings(Optional<Path> file) {
        return new PermissionsSettings(
                ChannelPermissions.readOnly(), Duration.ofSeconds(5), 64, 16, 8, 10_000, 50, file);
    }
}
