package org.kanal.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.InvalidInput;

class VisitorIdsTest {

    private static final Duration MAX_AGE = Duration.ofDays(1);

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

    @Test
    void itExpires() {
        Instant now = Instant.ofEpochSecond(1_800_000_000);
        String id = visitors.create();
        String resume = visitors.resumeOf(id, now);
        assertEquals(Optional.of(id), visitors.resumed(resume, now.plus(MAX_AGE)));
        assertEquals(Optional.empty(), visitors.resumed(resume, now.plus(MAX_AGE).plusSeconds(2)));
    }

    @Test
    void whatIsSignedForSomebodyElseThanAVisitorGivesNothing() {
        assertEquals(Optional.empty(), visitors.resumed(visitors.resumeOf("ann")));
    }

    @Test
    void theKeyIsMadeOfTheSecretAndIsNotIt() {
        ResumeSecret made = ResumeSecret.of("sixteen-letters!", MAX_AGE);
        assertEquals(32, made.key().length);
        assertFalse(
                new String(made.key(), StandardCharsets.ISO_8859_1).contains("sixteen-letters"));
        assertArrayEquals(made.key(), ResumeSecret.of("sixteen-letters!", MAX_AGE).key());
        assertThrows(InvalidInput.class, () -> ResumeSecret.of("fifteen-letters", MAX_AGE));
    }

    private static VisitorIds with(String secret) {
        return new VisitorIds(new ResumeSecret(secret.getBytes(StandardCharsets.UTF_8), MAX_AGE));
    }
}
