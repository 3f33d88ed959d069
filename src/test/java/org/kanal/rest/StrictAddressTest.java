package org.kanal.rest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.InvalidInput;

class StrictAddressTest {

    @ParameterizedTest
    @CsvSource({
        "/api/channels/news/resources/%C3%28/messages, channel.resourceId",
        "/api/channels/news/resources/a%ED%A0%BD/messages, channel.resourceId",
        "/api/channels/n%FF/messages, path",
        "/api/channels/news/messages?resourceId=%C3, resourceId",
        "/api/channels/news/messages?users=ann&users=%F0%9F%98, users"
    })
    void bytesThatAreNotUtf8AreRefusedNamingTheirPlace(String address, String field) {
        InvalidInput refusal =
                assertThrows(InvalidInput.class, () -> StrictAddress.require(URI.create(address)));
        assertEquals(field, refusal.field());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/channels/news/messages",
                "/api/channels/news/resources/%E2%82%AC%20a/messages?users=%F0%9F%98%80&x",
                "/api/channels/news/messages?resourceId=a/b&resourceId=%EF%BF%BD"
            })
    void everythingElsePasses(String address) {
        assertDoesNotThrow(() -> StrictAddress.require(URI.create(address)));
    }
}
