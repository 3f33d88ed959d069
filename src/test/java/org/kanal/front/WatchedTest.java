package org.kanal.front;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedTest {

    private final Watched<String> watched = new Watched<>();
    private final List<String> seen = new ArrayList<>();

    @Test
    void whoIsToBeLookedAtAgainIsAndTheOthersAreForgotten() {
        watched.add("a");
        watched.add("b");
        look("a");
        look("a");
        assertEquals(List.of("a", "b", "a"), seen);
    }

    @Test
    void whoIsAddedWhileSomebodyLooksIsLookedAtNextTime() {
        watched.add("a");
        watched.look(
                one -> {
                    watched.add("b");
                    return seen.add(one);
                });
        assertEquals(List.of("a"), seen);
        look("");
        assertEquals(List.of("a", "a", "b"), seen.stream().sorted().toList());
    }

    private void look(String stays) {
        watched.look(
                one -> {
                    seen.add(one);
                    return one.equals(stays);
                });
    }
}
