package org.kanal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kanal.support.SettingReader;

class SharedSettingsTest {

    @Test
    void otherValuesAreOthers() throws IOException {
        Map<String, String> here = of(Map.of());
        assertEquals("100", here.get("kanal.history.size"));
        assertNotEquals(here, of(Map.of("kanal.history.size", "99")));
        assertNotEquals(here, of(Map.of("kanal.permissions.default", "deny")));
        assertNotEquals(here, of(Map.of("kanal.api.keys", "shop:another-key-of-mine")));
        assertEquals(here, of(Map.of("kanal.outbox.max-bytes", "1000000")));
    }

    @Test
    void noSecretIsShown() throws IOException {
        Map<String, String> values =
                of(
                        Map.of(
                                "kanal.api.keys", "shop:a-key-of-mine-to-hide",
                                "kanal.apps", "shop",
                                "kanal.apps.shop.api.keys", "shop:a-key-of-theirs-to-hide"));
        assertFalse(values.toString().contains("to-hide"), values::toString);
        assertNotEquals(values.get("kanal.api.keys"), values.get("kanal.apps.shop.api.keys"));
    }

    @Test
    void keysInAnotherOrderAreTheSame() throws IOException {
        assertEquals(
                of(Map.of("kanal.api.keys", "a:one-key-of-mine,b:one-more-of-mine")),
                of(Map.of("kanal.api.keys", "b:one-more-of-mine, a:one-key-of-mine")));
    }

    private static Map<String, String> of(Map<String, String> given) throws IOException {
        return SharedSettings.of(
                new SettingReader(ConfigInMemory.with(given, key -> {})), "the cluster's secret");
    }
}
