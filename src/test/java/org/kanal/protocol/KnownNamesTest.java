package org.kanal.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.InvalidInput;

class KnownNamesTest {

    private final KnownNames names = KnownNames.of("users", "resourceId");

    @ParameterizedTest
    @ValueSource(strings = {"Users", "user", "users[]", "USERS", "users ", "_users"})
    void aSlipIsRefusedNamingWhatWasMeant(String name) {
        InvalidInput refusal = assertThrows(InvalidInput.class, () -> names.require(name));
        assertEquals(name + ": is unknown; allowed: users", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"resourceid", "resource_id", "resource-Id"})
    void soIsOneOfSeveralWords(String name) {
        assertThrows(InvalidInput.class, () -> names.require(name));
    }

    @Test
    void whatIsKnownOrNothingLikeItMayPass() {
        names.require("users");
        names.require("traceparent");
        names.require("");
        names.require("user" + " ".repeat(100));
    }
}
