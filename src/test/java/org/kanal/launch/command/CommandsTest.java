package org.kanal.launch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.support.FreePort;

class CommandsTest {

    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private String url;
    private int status = 200;
    private String answer =
            "ann may read and write orders/42: handler Orders (1.00 ms)\nconnected\n";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/kanal";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI()
                        + " "
                        + exchange.getRequestHeaders().getFirst("Authorization")
                        + " "
                        + exchange.getRequestHeaders().getFirst("Accept")
                        + " "
                        + body);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void onlyTheNamesOfCommandsAreCommands() {
        assertTrue(Commands.isOne(List.of("why", "ann", "orders")));
        assertTrue(Commands.isOne(List.of("dry-run")));
        assertFalse(Commands.isOne(List.of()));
        assertFalse(Commands.isOne(List.of("--dev", "why")));
    }

    @Test
    void whyAsksTheServerAndTellsWhatItAnswers() {
        assertEquals(0, run("why", "ann", "orders", "4/2 ü"));
        assertEquals(
                List.of(
                        "GET /kanal/api/permissions/why?subscriber=ann&channel=orders"
                                + "&resourceId=4%2F2+%C3%BC Bearer the-key text/plain "),
                asked);
        assertEquals(answer.lines().toList(), out);
        assertEquals(List.of(), err);
    }

    @Test
    void aRulesFileIsTriedAsItIs(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("rules"), "orders * nothing\n");
        answer = "0 open subscriptions would end\n";
        assertEquals(0, run("dry-run", rules.toString()));
        assertEquals(
                List.of(
                        "POST /kanal/api/permissions/dry-run Bearer the-key text/plain"
                                + " orders * nothing\n"),
                asked);
        assertEquals(1, run("dry-run", folder.resolve("none").toString()));
        assertTrue(err.get(0).contains("none cannot be read"), err::toString);
    }

    @Test
    void optionsWinOverTheEnvironment() {
        assertEquals(
                0,
                Commands.run(
                        List.of("why", "--key", "other", "ann", "--url", url, "orders"),
                        Map.of("KANAL_URL", "http://127.0.0.1:1/", "KANAL_KEY", "the-key"),
                        out::add,
                        err::add));
        assertTrue(asked.get(0).contains("channel=orders Bearer other"), asked::toString);
    }

    @Test
    void aRefusalIsToldInOneLineWithItsReason() {
        status = 401;
        answer = "{\"status\":401,\"detail\":\"the key is not known\"}";
        assertEquals(1, run("why", "ann", "orders"));
        assertEquals(List.of(url + "/api/ refused (401: the key is not known)"), err);
        assertEquals(List.of(), out);
    }

    @Test
    void whatCannotBeAskedSaysWhatIsAllowed() throws IOException {
        assertEquals(1, run("why", "ann"));
        assertTrue(err.get(0).startsWith("Usage: java -jar kanal-server.jar why "), err::toString);
        assertEquals(1, run("dry-run"));
        assertEquals(1, run("why", "ann", "orders", "--url"));
        assertEquals("--url has no value", err.get(2));
        assertEquals(1, run("why", "ann", "orders", "--url", "localhost:8080"));
        assertTrue(err.get(3).contains("'localhost:8080' is no address"), err::toString);
        assertEquals(
                1, run("why", "ann", "orders", "--url", "http://127.0.0.1:" + FreePort.find()));
        assertTrue(err.get(4).contains("does not answer"), err::toString);
        assertEquals(
                1, Commands.run(List.of("why", "ann", "orders"), Map.of(), out::add, err::add));
        assertTrue(err.get(5).startsWith("The key is missing"), err::toString);
        assertEquals(List.of(), asked);
    }

    private int run(String... words) {
        return Commands.run(
                List.of(words),
                Map.of("KANAL_URL", url, "KANAL_KEY", "the-key"),
                out::add,
                err::add);
    }
}
