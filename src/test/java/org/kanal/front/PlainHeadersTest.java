package org.kanal.front;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-type", "AUTHORIZATION", "Idempotency-Key", "Accept"})
    void whatAPublisherSendsIsPlainHoweverItIsWritten(String name) {
        assertTrue(PlainHeaders.contains(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie",
                "Origin",
                "Upgrade",
                "Expect",
                "Content-Encoding",
                "Transfer-Encoding",
                "X-HTTP-Method-Override",
                "X-Unknown",
                ""
            })
    void whateverMayMeanMoreIsNot(String name) {
        assertFalse(PlainHeaders.contains(name));
    }
}
