package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.it.Page;

/**
 * Thousands of handshakes and plain requests, with different headers, cookies and logins, while
 * WebSockets end in all ways: each sees only what is its own. The server uses what it knows of a
 * request again for the next one, and Kanal lets go of parts of it.
 */
class HandshakesApartIT {

    private static final int CLIENTS = 4;
    private static final int EACH = 600;
    private static final int STAY = 20;
    private static final String GOOD = "Origin: https://good.example";
    private static final String BAD = "Origin: https://bad.example";
    private static final String[] NAMES = {"ann", "bob", ""};

    @TempDir Path data;

    private final Map<String, String> cookies = new HashMap<>();
    private StartedServer server;

    @Test
    void eachHandshakeAndEachRequestSeesItsOwnHeadersCookieAndLogin() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (StartedServer started =
                StartedServer.start(
                        data,
                        Map.of(
                                "kanal.demo",
                                "true",
                                "kanal.allowed-origins",
                                "https://good.example"))) {
            server = started;
            for (String name : List.of("ann", "bob")) {
                cookies.put(name, Page.login(name, URI.create(at("")).toURL()));
            }
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String who = "client" + i;
                all.add(clients.submit(() -> visit(who)));
            }
            for (Future<?> one : all) {
                one.get();
            }
            assertEquals(List.of(), server.logged("SEVERE"));
            assertEquals(List.of(), server.logged("is not thrown away"));
        } finally {
            clients.shutdownNow();
        }
    }

    private Void visit(String who) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        Deque<Handshake> staying = new ArrayDeque<>();
        for (int i = 0; i < EACH; i++) {
            String name = NAMES[i % NAMES.length];
            boolean isKanal = i % 2 == 0;
            Handshake opened = open(name, isKanal, who + "-" + i);
            staying.add(opened);
            if (staying.size() > STAY) {
                staying.poll().end(Handshake.End.values()[i % Handshake.End.values().length]);
            }
            if (i % 5 == 0) {
                refused(name);
            }
            ask(http, who + "-" + i, name);
        }
        for (Handshake last : staying) {
            last.end(Handshake.End.GOODBYE);
        }
        return null;
    }

    private Handshake open(String name, boolean isKanal, String marker) throws Exception {
        List<String> headers = new ArrayList<>(List.of(GOOD, "X-Marker: " + marker));
        if (!name.isEmpty()) {
            headers.add("Cookie: " + cookies.get(name) + "; marker=" + marker);
        }
        if (isKanal) {
            headers.add("Sec-WebSocket-Protocol: kanal.v1");
        }
        Handshake made = new Handshake(server.address().getPort(), headers.toArray(String[]::new));
        String answer = made.answer();
        assertTrue(answer.startsWith("HTTP/1.1 101"), answer);
        assertTrue(answer.contains(made.accept()), answer);
        assertEquals(isKanal, answer.contains("Sec-WebSocket-Protocol: kanal.v1"), answer);
        made.send("{\"type\":\"connect\"}");
        String connected = made.next("\"connected\"");
        String id = name.isEmpty() ? "\"id\":\"visitor-" : "\"id\":\"demo:" + name + "\"";
        assertTrue(connected.contains(id), () -> name + " is " + connected);
        return made;
    }

    private void refused(String name) throws Exception {
        String cookie = name.isEmpty() ? "X-None: 1" : "Cookie: " + cookies.get(name);
        try (Handshake other = new Handshake(server.address().getPort(), BAD, cookie)) {
            assertTrue(other.answer().startsWith("HTTP/1.1 403"));
        }
    }

    private void ask(HttpClient http, String marker, String name) throws Exception {
        String query = "api/permissions/why?subscriber=" + marker + "&channel=c-" + marker;
        assertEquals(401, get(http, query).statusCode());
        HttpResponse<String> why = get(http, query, "Authorization", "Bearer " + StartedServer.KEY);
        assertEquals(200, why.statusCode(), why.body());
        assertTrue(why.body().contains("c-" + marker), why.body());
        String body =
                name.isEmpty()
                        ? get(http, "api/demo/login").body()
                        : get(http, "api/demo/login", "Cookie", cookies.get(name)).body();
        assertEquals(!name.isEmpty(), body.contains("\"name\":\"" + name + "\""), body);
        assertFalse(name.isEmpty() && body.contains("MEMBER"), body);
    }

    private HttpResponse<String> get(HttpClient http, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.address().getPort() + "/kanal/" + path;
    }
}
