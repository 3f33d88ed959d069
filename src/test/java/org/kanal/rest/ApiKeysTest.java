package org.kanal.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.channel.InvalidInput;
import org.kanal.rest.ApiKeys.Owner;

class ApiKeysTest {

    private final ApiKeys keys =
            ApiKeys.of(
                    Map.of(
                            "",
                            List.of("ann:first-secret", "second-secret"),
                            "shop",
                            List.of("bob:third-secret")));

    @Test
    void aKeyHasAnOwner() {
        assertEquals(Optional.of(new Owner("ann", "")), keys.ownerOfKey("first-secret"));
        assertEquals(Optional.of(new Owner("api", "")), keys.ownerOfKey("second-secret"));
    }

    @Test
    void anApplicationsKeyPublishesForThatApplication() {
        assertEquals(Optional.of(new Owner("bob", "shop")), keys.ownerOfKey("third-secret"));
    }

    @Test
    void aKeyOfTwoApplicationsIsRefusedNamingTheSettingAndNotTheKey() {
        InvalidInput refused =
                assertThrows(
                        InvalidInput.class,
                        () ->
                                ApiKeys.of(
                                        Map.of(
                                                "shop",
                                                List.of("the-same-key"),
                                                "blog",
                                                List.of("the-same-key"))));
        assertTrue(refused.field().matches("kanal.apps.(shop|blog).api.keys"), refused.field());
        assertFalse(refused.getMessage().contains("the-same-key"), refused.getMessage());
    }

    @Test
    void aWrongKeyOfAnApplicationNamesItsSetting() {
        InvalidInput refused =
                assertThrows(
                        InvalidInput.class, () -> ApiKeys.of(Map.of("shop", List.of("short"))));
        assertEquals("kanal.apps.shop.api.keys", refused.field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "first-secre", "first-secret ", "FIRST-SECRET", "ann", ":"})
    void anythingElseHasNone(String given) {
        assertEquals(Optional.empty(), keys.ownerOfKey(given));
    }

    @Test
    void theNameIsNotAPartOfTheKey() {
        assertEquals(Optional.empty(), keys.ownerOfKey("ann:first-secret"));
    }

    @Test
    void withoutKeysNobodyGetsIn() {
        assertEquals(Optional.empty(), ApiKeys.of(Map.of()).ownerOfKey(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t", "ann:s3cr3t", "s3cr3t w0rds", "nameless:", "::"})
    void aKeyThatIsShortOrHasSpacesIsRefusedNamingTheSettingAndNotTheKey(String entry) {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> ApiKeys.of(Map.of("", List.of(entry))));
        assertEquals("kanal.api.keys", refused.field());
        assertFalse(refused.getMessage().contains(entry), refused.getMessage());
    }

    @Test
    void aLogShowsOwnersAndNoKeys() {
        assertFalse(keys.toString().contains("secret"), keys.toString());
        assertTrue(keys.toString().contains("shop"), keys.toString());
    }
}
