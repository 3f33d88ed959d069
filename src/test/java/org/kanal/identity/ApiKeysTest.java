package org.kanal.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.InvalidInput;
import org.kanal.identity.ApiKeys.Owner;

class ApiKeysTest {

    private final ApiKeys keys =
            ApiKeys.of(
                    Map.of(
                            "",
                            List.of("ann:first-secret-of-16", "second-secret-of-16"),
                            "shop",
                            List.of("bob:third-secret-of-16")));

    @Test
    void aKeyHasAnOwner() {
        assertEquals(Optional.of(new Owner("ann", "")), keys.ownerOfKey("first-secret-of-16"));
        assertEquals(Optional.of(new Owner("api", "")), keys.ownerOfKey("second-secret-of-16"));
    }

    @Test
    void anApplicationsKeyPublishesForThatApplication() {
        assertEquals(Optional.of(new Owner("bob", "shop")), keys.ownerOfKey("third-secret-of-16"));
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
                                                List.of("the-same-key-of-16"),
                                                "blog",
                                                List.of("the-same-key-of-16"))));
        assertTrue(refused.field().matches("kanal.apps.(shop|blog).api.keys"), refused.field());
        assertFalse(refused.getMessage().contains("the-same-key-of-16"), refused.getMessage());
    }

    @Test
    void aWrongKeyOfAnApplicationNamesItsSetting() {
        InvalidInput refused =
                assertThrows(
                        InvalidInput.class, () -> ApiKeys.of(Map.of("shop", List.of("short"))));
        assertEquals("kanal.apps.shop.api.keys", refused.field());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "first-secret-of-1",
                "first-secret-of-16 ",
                "FIRST-SECRET-OF-16",
                "ann",
                ":"
            })
    void anythingElseHasNone(String given) {
        assertEquals(Optional.empty(), keys.ownerOfKey(given));
    }

    @Test
    void theNameIsNotAPartOfTheKey() {
        assertEquals(Optional.empty(), keys.ownerOfKey("ann:first-secret-of-16"));
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

    @Test
    void aKeyMayBeGivenAsItsSha256() {
        String hash = "5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5";
        ApiKeys hashed =
                ApiKeys.of(Map.of("", List.of("ann:sha256:" + hash.toUpperCase(Locale.ROOT))));
        assertEquals(Optional.of(new Owner("ann", "")), hashed.ownerOfKey("12345"));
        assertEquals(Optional.empty(), hashed.ownerOfKey(hash));
        assertEquals(Optional.empty(), hashed.ownerOfKey("sha256:" + hash));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann:sha256:", "ann:sha256:12ab", "ann:sha256:zz", "sha256:0"})
    void aSha256ThatIsNoneIsRefusedNamingTheSetting(String entry) {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> ApiKeys.of(Map.of("", List.of(entry))));
        assertEquals("kanal.api.keys", refused.field());
    }

    @Test
    void aNameHasAsManyKeysAsItNeeds() {
        ApiKeys rotated =
                ApiKeys.of(Map.of("", List.of("ann:the-old-key-of-16", "ann:the-new-key-of-16")));
        assertEquals(
                rotated.ownerOfKey("the-old-key-of-16"), rotated.ownerOfKey("the-new-key-of-16"));
        assertTrue(rotated.ownerOfKey("the-new-key-of-16").isPresent());
    }

    @Test
    void fifteenCharactersAreTooFewAndSixteenAreEnough() {
        assertThrows(InvalidInput.class, () -> ApiKeys.of(Map.of("", List.of("a".repeat(15)))));
        assertEquals(1, ApiKeys.of(Map.of("", List.of("a".repeat(16)))).ownersByHash().size());
    }
}
