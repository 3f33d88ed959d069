package org.kanal.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.channel.InvalidInput;

class ApiKeysTest {

    private final ApiKeys keys = ApiKeys.of(List.of("shop:first-secret", "second-secret"));

    @Test
    void aKeyHasAnOwner() {
        assertEquals(Optional.of("shop"), keys.ownerOfKey("first-secret"));
        assertEquals(Optional.of("api"), keys.ownerOfKey("second-secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "first-secre", "first-secret ", "FIRST-SECRET", "shop", ":"})
    void anythingElseHasNone(String given) {
        assertEquals(Optional.empty(), keys.ownerOfKey(given));
    }

    @Test
    void theNameIsNotAPartOfTheKey() {
        assertEquals(Optional.empty(), keys.ownerOfKey("shop:first-secret"));
    }

    @Test
    void withoutKeysNobodyGetsIn() {
        assertEquals(Optional.empty(), ApiKeys.of(List.of()).ownerOfKey(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t", "ann:s3cr3t", "s3cr3t w0rds", "nameless:", "::"})
    void aKeyThatIsShortOrHasSpacesIsRefusedNamingTheSettingAndNotTheKey(String entry) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> ApiKeys.of(List.of(entry)));
        assertEquals("kanal.api.keys", refused.field());
        assertFalse(refused.getMessage().contains(entry), refused.getMessage());
    }

    @Test
    void aLogShowsOwnersAndNoKeys() {
        assertFalse(keys.toString().contains("secret"), keys.toString());
        assertTrue(keys.toString().contains("shop"), keys.toString());
    }
}
