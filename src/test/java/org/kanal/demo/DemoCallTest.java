package org.kanal.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCallTest {

    private static final String HOST = "kanal.example.org:8080";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=UTF-8",
                "Application/JSON ; charset=utf-8"
            })
    void aBodyOfJsonPasses(String contentType) {
        assertTrue(new DemoCall("POST", contentType, null, HOST).isJson());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void whatPagesOfOtherSitesCanSendIsNoJson(String contentType) {
        assertFalse(new DemoCall("POST", contentType, null, HOST).isJson());
        assertFalse(new DemoCall("PUT", contentType, null, HOST).isJson());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE", "OPTIONS"})
    void whatHasNoBodyNeedsNoType(String method) {
        assertTrue(new DemoCall(method, null, null, HOST).isJson());
    }

    @Test
    void thePagesOfThisServerPass() {
        assertTrue(new DemoCall("GET", null, "http://" + HOST, HOST).isFromOwnPage());
        assertTrue(new DemoCall("GET", null, "https://" + HOST, HOST).isFromOwnPage());
    }

    @Test
    void whatIsNoBrowserPasses() {
        assertTrue(new DemoCall("POST", null, null, HOST).isFromOwnPage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://evil.example.org",
                "http://kanal.example.org",
                "http://[",
                ""
            })
    void pagesOfOtherSitesDoNot(String origin) {
        assertFalse(new DemoCall("POST", null, origin, HOST).isFromOwnPage());
    }
}
