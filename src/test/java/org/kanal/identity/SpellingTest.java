package org.kanal.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({"ann, ANN", "Jörg, JÖRG", "straße, STRASSE", "ΣΊΣΥΦΟΣ, σίσυφος", "ann, ann"})
    void loginsThatDifferInTheCaseOfTheirLettersAreSpeltAlike(String one, String other) {
        assertEquals(Spelling.of(one), Spelling.of(other));
    }

    @ParameterizedTest
    @CsvSource({"ann, anne", "ann, 'ann '", "jörg, jorg"})
    void allOthersAreNot(String one, String other) {
        assertNotEquals(Spelling.of(one), Spelling.of(other));
    }

    @Test
    void itIsTheSameWhateverLanguageTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertEquals(Spelling.of("IVY"), Spelling.of("ivy"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
