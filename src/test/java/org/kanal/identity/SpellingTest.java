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

    /**
     * Two ways to write an o with two dots, full width, a ligature, blanks, and what nobody sees.
     */
    @ParameterizedTest
    @CsvSource({
        "J\u00f6rg, jo\u0308rg",
        "J\u00d6RG, Jo\u0308rg",
        "ann, \uff41\uff4e\uff4e",
        "fi, \ufb01",
        "ann, 'ann '",
        "ann, ' Ann'",
        "ann, 'ann\u00a0'",
        "ann, 'ann\u3000'",
        "ann, a\u200bnn",
        "ann, a\u00adnn",
        "ann, \u202eann",
        "\u01c5, \u01c6",
        "kim, \u212aim",
        "\u0390, \u1fd3"
    })
    void soAreThoseThatAStoreMayTakeForOne(String one, String other) {
        assertEquals(Spelling.of(one), Spelling.of(other));
        assertEquals(Spelling.of(one), Spelling.of(Spelling.of(other).text()));
    }

    @ParameterizedTest
    @CsvSource({"ann, anne", "ann, 'a nn'", "jörg, jorg", "ann, \u0430nn", "ann, an\ud83d"})
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
