package org.kanal.openmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kanal.api.InvalidInput;

class RecipientsTest {

    @Test
    void allPartsAreTheWhole() {
        Recipients.requireWhole(List.of());
        Recipients.requireWhole(List.of("channel", "recipients"));
        Recipients.requireWhole(List.of("recipients3", "recipients", "recipients2"));
    }

    /** What follows a gap would be passed over, and with the first part all of it. */
    @ParameterizedTest
    @CsvSource({
        "recipients2 channel, recipients",
        "recipients recipients3, recipients2",
        "recipients1, recipients",
        "recipients recipients02, recipients2",
        "recipients recipients0, recipients2"
    })
    void aPartThatIsMissingIsNamed(String names, String missing) {
        InvalidInput refused =
                assertThrows(
                        InvalidInput.class,
                        () -> Recipients.requireWhole(List.of(names.split(" "))));
        assertEquals(missing, refused.field());
    }
}
