package org.kanal.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Queue<Runnable> later = new ArrayDeque<>();
    private final Turns turns = new Turns(1, later::add);
    private final List<String> done = new ArrayList<>();

    @Test
    void whoFindsAPlaceIsServedAtOnceOnItsOwnThread() {
        turns.take(() -> done.add("a"));
        turns.take(() -> done.add("b"));
        assertEquals(List.of("a", "b"), done);
        assertEquals(0, later.size());
    }

    @Test
    void theOthersWaitWithoutAThreadAndComeInTheirOrder() {
        turns.take(
                () -> {
                    turns.take(() -> done.add("b"));
                    turns.take(() -> done.add("c"));
                    assertEquals(2, turns.waiting());
                    assertEquals(0, later.size());
                    done.add("a");
                });
        assertEquals(List.of("a"), done);
        later.remove().run();
        later.remove().run();
        assertEquals(List.of("a", "b", "c"), done);
        assertEquals(0, turns.waiting());
    }

    @Test
    void oneThatFailsGivesItsPlaceBack() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        turns.take(
                                () -> {
                                    throw new IllegalStateException("failed");
                                }));
        turns.take(() -> done.add("a"));
        assertEquals(List.of("a"), done);
    }
}
