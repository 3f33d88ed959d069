package org.kanal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Position;

class AudienceTest {

    private static final Set<String> ALL = Set.of();
    private static final Set<String> BOB = Set.of("bob");

    private final Audience audience = new Audience("e");

    @Test
    void whatWasForOthersIsPassedOver() {
        audience.add(2, BOB);
        audience.add(3, Set.of("carl", "dora"));
        assertEquals(3, audience.nothingFor("ann", 1));
        assertEquals(1, audience.nothingFor("bob", 1));
        assertEquals(2, audience.nothingFor("dora", 1));
    }

    @Test
    void itStopsBeforeWhatWasForEverybody() {
        audience.add(2, BOB);
        audience.add(3, ALL);
        audience.add(4, BOB);
        assertEquals(2, audience.nothingFor("ann", 1));
        assertEquals(4, audience.nothingFor("ann", 3));
    }

    @Test
    void whatItHasNotSeenItDoesNotKnow() {
        audience.add(5, BOB);
        assertEquals(3, audience.nothingFor("ann", 3));
        assertEquals(5, audience.nothingFor("ann", 4));
        audience.add(7, BOB);
        assertEquals(4, audience.nothingFor("ann", 4), "6 is missing");
        assertEquals(7, audience.nothingFor("ann", 6));
    }

    @Test
    void aRepeatChangesNothing() {
        audience.add(2, BOB);
        audience.add(3, ALL);
        audience.add(2, ALL);
        assertEquals(2, audience.nothingFor("ann", 1));
    }

    @Test
    void howeverManyWereForAFewOthersAreRemembered() {
        for (int offset = 2; offset <= 100_000; offset++) {
            audience.add(offset, Set.of("user-" + offset % 50));
        }
        assertEquals(100_000, audience.nothingFor("ann", 1));
        assertEquals(1, audience.nothingFor("user-7", 1));
    }

    @Test
    void itNeverPassesOverWhatWasForSomebody() {
        Random random = new Random(7);
        List<Set<String>> all = new ArrayList<>(List.of(ALL, ALL));
        for (int offset = 2; offset < 3_000; offset++) {
            Set<String> users = random.nextInt(40) == 0 ? ALL : Set.of("u" + random.nextInt(900));
            all.add(users);
            audience.add(offset, users);
            String id = "u" + random.nextInt(900);
            long after = 1 + random.nextInt(offset);
            long passed = audience.nothingFor(id, after);
            assertTrue(passed >= after && passed <= Math.max(after, offset));
            for (int at = (int) after + 1; at <= passed; at++) {
                Set<String> skipped = all.get(at);
                assertTrue(!skipped.isEmpty() && !skipped.contains(id), "passed over " + at);
            }
        }
    }

    @Test
    void ofManyChannelsTheOnesUsedLongestAgoAreForgotten() {
        Audiences audiences = new Audiences();
        Position first = new Position("e", 1);
        for (int i = 0; i < 2_000; i++) {
            audiences.add(Channel.of("c" + i), new Position("e", 2), BOB);
        }
        assertEquals(first, audiences.nothingFor("ann", Channel.of("c0"), first));
        assertEquals(new Position("e", 2), audiences.nothingFor("ann", Channel.of("c1999"), first));
        assertEquals(
                new Position("x", 1),
                audiences.nothingFor("ann", Channel.of("c1999"), new Position("x", 1)));
    }
}
