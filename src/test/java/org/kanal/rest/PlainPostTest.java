package org.kanal.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPostTest {

    private List<String> keys = List.of();

    private static final String JSON = "application/json";

    @Test
    void aPostToAChannelIsPlain() {
        assertEquals(Optional.of(new PlainPost("news")), post("/channels/news/messages"));
        assertEquals(Optional.of(new PlainPost("A-z_0")), post("/channels/A-z_0/messages"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/channels/messages",
                "/channels//messages",
                "/channels/news/messages/",
                "/channels/news/resources/7/messages",
                "/channels/no name/messages",
                "/channels/n\u00e9/messages",
                "/channels/a.b/messages",
                "/messages",
                "/"
            })
    void otherPathsGoTheLongWay(String path) {
        assertEquals(Optional.empty(), post(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/kanal/api/channels/n%65ws/messages",
                "/kanal/api/channels/news/messages;v=1",
                "/kanal/api/channels;v=1/news/messages"
            })
    void whatIsEscapedOrHasParametersGoesTheLongWay(String uri) {
        assertEquals(
                Optional.empty(),
                PlainPost.of(request("POST", uri, "/channels/news/messages", null, null)));
    }

    @Test
    void aQueryGoesTheLongWay() {
        assertEquals(
                Optional.empty(),
                PlainPost.of(request("POST", null, "/channels/news/messages", "users=ann", null)));
    }

    @Test
    void anotherMethodGoesTheLongWay() {
        assertEquals(
                Optional.empty(),
                PlainPost.of(request("GET", null, "/channels/news/messages", null, null)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"*/*", JSON})
    void whoTakesJsonGoesTheShortWay(String accept) {
        assertEquals(
                Optional.of(new PlainPost("news")),
                PlainPost.of(request("POST", null, "/channels/news/messages", null, accept)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml, */*;q=0.1", ""})
    void whoAsksForSomethingElseGoesTheLongWay(String accept) {
        assertEquals(
                Optional.empty(),
                PlainPost.of(request("POST", null, "/channels/news/messages", null, accept)));
    }

    @Test
    void whoHasTwoKeysGoesTheLongWay() {
        keys = List.of("one");
        assertTrue(post("/channels/news/messages").isPresent());
        keys = List.of("one", "another");
        assertEquals(Optional.empty(), post("/channels/news/messages"));
    }

    private Optional<PlainPost> post(String path) {
        return PlainPost.of(request("POST", null, path, null, null));
    }

    private HttpServletRequest request(
            String method, String uri, String path, String query, String accept) {
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        PlainPostTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (proxy, asked, arguments) ->
                                switch (asked.getName()) {
                                    case "getMethod" -> method;
                                    case "getRequestURI" -> uri == null ? "/kanal/api" + path : uri;
                                    case "getServletPath" -> "/api";
                                    case "getPathInfo" -> path;
                                    case "getQueryString" -> query;
                                    case "getHeader" -> accept;
                                    case "getHeaders" -> Collections.enumeration(keys);
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    asked.getName());
                                });
    }
}
