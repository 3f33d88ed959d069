package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kanal.it.Page;

/** Logins of the container on two servers of a cluster, with a proxy in front that is sticky. */
abstract class StickySessions {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ServerPair servers;
    private final Path folder;

    /**
     * @param folder where the proxy has its files
     */
    StickySessions(ServerPair servers, Path folder) {
        this.servers = servers;
        this.folder = folder;
    }

    @Test
    void aLoginIsOfTheServerThatMadeItAndAtTheOtherThePageIsAVisitor() throws Exception {
        String cookie = Page.login("ann", servers.one().address());
        try (Page here = Page.silent(servers.one().address(), "Cookie", cookie).connect();
                Page there = Page.silent(servers.two().address(), "Cookie", cookie).connect()) {
            assertEquals("demo:ann", here.id());
            assertTrue(there.id().startsWith("visitor-"), there.id());
        }
    }

    @Test
    void behindTheProxyAllPagesOfALoginAreAtItsServerAndEndWithIt() throws Exception {
        try (Nginx proxy = proxy(servers, folder)) {
            Set<String> nodes = new HashSet<>();
            for (int i = 0; i < 40 && nodes.size() < 2; i++) {
                String cookies = login(proxy.address(), "");
                nodes.add(nodeIn(cookies));
                logOutBehind(proxy.address(), cookies);
            }
            assertEquals(Set.of("one", "two"), nodes, "both servers are used");
        }
    }

    private static void logOutBehind(URL address, String cookies) throws Exception {
        try (Page first = Page.silent(address, "Cookie", cookies).connect();
                Page second = Page.silent(address, "Cookie", cookies).connect()) {
            assertEquals(List.of("demo:ann", "demo:ann"), List.of(first.id(), second.id()));
            Instant begun = Instant.now();
            assertEquals(2, request("DELETE", address, cookies, "").statusCode() / 100);
            Page.Closed ended = new Page.Closed(4011, "LOGIN_ENDED");
            assertEquals(List.of(ended, ended), List.of(first.awaitClosed(), second.awaitClosed()));
            Duration took = Duration.between(begun, Instant.now());
            assertTrue(took.compareTo(SOON) < 0, took.toString());
        }
    }

    /** Of Debian's nginx; where there is none the test is skipped. */
    static Nginx proxy(ServerPair servers, Path folder) throws IOException {
        Optional<Path> program = Nginx.installed();
        assumeTrue(program.isPresent(), "nginx is not installed (Debian: nginx-light)");
        return Nginx.start(program.get(), folder, servers.one(), servers.two());
    }

    /** Gives the cookies that the browser has then. */
    static String login(URL address, String cookies) throws Exception {
        HttpResponse<String> answer =
                request("POST", address, cookies, "{\"name\":\"ann\",\"password\":\"ann-demo\"}");
        assertEquals(200, answer.statusCode(), answer.body());
        String given =
                answer.headers().allValues("Set-Cookie").stream()
                        .map(cookie -> cookie.split(";")[0])
                        .collect(Collectors.joining("; "));
        return cookies.contains("kanal_node") ? nodeCookie(cookies) + "; " + given : given;
    }

    private static HttpResponse<String> request(
            String method, URL address, String cookies, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(address + "api/demo/login"))
                        .header("Content-Type", "application/json")
                        .header("Cookie", cookies)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String nodeIn(String cookies) {
        return nodeCookie(cookies).substring("kanal_node=".length());
    }

    private static String nodeCookie(String cookies) {
        return List.of(cookies.split("; ")).stream()
                .filter(cookie -> cookie.startsWith("kanal_node="))
                .findAny()
                .orElseThrow();
    }
}
