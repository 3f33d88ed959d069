package org.kanal.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCallTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=UTF-8",
                "Application/JSON ; charset=utf-8"
            })
    void aBodyOfJsonPasses(String contentType) {
        assertTrue(new DemoCall("POST", contentType).isJson());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void whatPagesOfOtherSitesCanSendIsNoJson(String contentType) {
        assertFalse(new DemoCall("POST", contentType).isJson());
        assertFalse(new DemoCall("PUT", contentType).isJson());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE", "OPTIONS"})
    void whatHasNoBodyNeedsNoType(String method) {
        assertTrue(new DemoCall(method, null).isJson());
    }
}
