package org.kanal.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurrogatesTest {

    @ParameterizedTest
    @CsvSource({
        "d83d, \\ud83d",
        "de00, \\ude00",
        "d83d 0041, \\ud83dA",
        "d83d d83d de00, \\ud83d\uD83D\uDE00",
        "de00 d83d, \\ude00\\ud83d",
        "d83d de00, \uD83D\uDE00",
        "0041 20ac, A\u20ac"
    })
    void anUnpairedHalfBecomesAnEscapeAndAPairStays(String characters, String expected) {
        assertEquals(expected, Surrogates.escaped(text(characters)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d83d", "de00", "0041 d83d 0041", "de00 d83d", "d83d d83d de00"})
    void anUnpairedHalfIsRefusedNamingTheField(String characters) {
        InvalidInput refusal =
                assertThrows(
                        InvalidInput.class,
                        () -> Surrogates.requirePaired("users", text(characters)));
        assertEquals("users", refusal.field());
    }

    @Test
    void pairsAndOrdinaryTextPass() {
        assertDoesNotThrow(() -> Surrogates.requirePaired("users", "A\u20ac\uD83D\uDE00"));
    }

    private static String text(String characters) {
        StringBuilder text = new StringBuilder();
        for (String character : characters.split(" ")) {
            text.append((char) Integer.parseInt(character, 16));
        }
        return text.toString();
    }
}
