package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.support.Wired;

class VisitorIdsTest {

    private final VisitorIds visitors = with("secret");

    @Test
    void everyVisitorIsAnother() {
        assertNotEquals(visitors.create(), visitors.create());
    }

    @Test
    void aResumeTextGivesTheIdBack() {
        String id = visitors.create();
        assertEquals(Optional.of(id), visitors.resumed(visitors.resumeOf(id)));
    }

    @Test
    void anotherNodeWithTheSameSecretKnowsIt() {
        String id = visitors.create();
        assertEquals(Optional.of(id), with("secret").resumed(visitors.resumeOf(id)));
        assertEquals(Optional.empty(), with("other").resumed(visitors.resumeOf(id)));
    }

    @Test
    void aForgedOneGivesNothing() {
        String mine = visitors.create();
        String signature = visitors.resumeOf(mine).substring(mine.length() + 1);
        assertEquals(Optional.empty(), visitors.resumed(visitors.create() + "." + signature));
        assertEquals(Optional.empty(), visitors.resumed(mine));
        assertEquals(Optional.empty(), visitors.resumed(mine + "."));
        assertEquals(Optional.empty(), visitors.resumed(mine + ".x" + signature));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "visitor-", "visitor-.", "😀", "a.b.c"})
    void nonsenseGivesNothing(String resume) {
        assertEquals(Optional.empty(), visitors.resumed(resume));
    }

    private static VisitorIds with(String secret) {
        return Wired.wire(
                new VisitorIds(), new ResumeSecret(secret.getBytes(StandardCharsets.UTF_8)));
    }
}
