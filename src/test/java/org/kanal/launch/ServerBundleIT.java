package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One server, started as operators start it ({@code java @kanal.options -jar kanal-server.jar}) and
 * looked at from outside while it starts and runs; {@link StopIT} looks at its end.
 */
class ServerBundleIT {
    @TempDir static Path data;

    private static int port;
    private static Bundle server;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        port = Ports.free();
        Path options = Path.of(System.getProperty("server.jar")).resolveSibling("kanal.options");
        server = Bundle.start(settings(port, data), "@" + options, "-Xmx512m");
        address = server.awaitServing();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void itTellsItsAddressAndNothingElseBeforeIt() {
        assertEquals("http://localhost:" + port + "/kanal/", address);
        assertEquals(List.of("Kanal serves " + address), server.console());
    }

    /** Java tells on the console what it does not know, or not any more. */
    @Test
    void itHasTheOptionsThatArePackedBesideIt() throws Exception {
        String flags = String.join(" ", server.jcmd("VM.flags"));
        assertTrue(flags.contains("-XX:+UseG1GC"), flags);
        assertTrue(flags.contains("-XX:MaxRAMPercentage=50"), flags);
    }

    @Test
    void itServesWhenItSaysSo() throws Exception {
        HttpURLConnection request =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        assertEquals(200, request.getResponseCode());
    }

    @Test
    void theExamplesHaveNoBackendAndNoLoginUnlessTheDemoIsOn() throws Exception {
        for (String path : List.of("login", "hello", "news")) {
            HttpURLConnection request =
                    (HttpURLConnection)
                            URI.create(address + "api/demo/" + path).toURL().openConnection();
            request.setRequestProperty("Content-Type", "application/json");
            request.setDoOutput(true);
            request.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
            assertEquals(404, request.getResponseCode(), path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/metrics/base",
                "/openapi",
                "/__asadmin/version",
                "/management/domain",
                "/asadmin",
                "/command"
            })
    void theServersOwnAffairsAreNobodysBusiness(String path) throws Exception {
        assertTrue(status("http://localhost:" + port + path) >= 400, path);
    }

    @Test
    void whetherItIsWellIsToldToWhoeverAsks() throws Exception {
        assertEquals(200, status("http://localhost:" + port + "/health"));
    }

    @Test
    void itIsReadyWhenItServesAndNamesWhatMayNotBe() throws Exception {
        String text = health("ready");
        for (String part : List.of("broker", "log", "serving", "draining")) {
            assertTrue(text.contains("kanal-" + part), text);
        }
    }

    @Test
    void itHasStartedWhenItServes() throws Exception {
        String text = health("started");
        assertTrue(text.contains("kanal-serving"), text);
        assertFalse(text.contains("kanal-broker"), text);
    }

    /** Of a server that is well. */
    private static String health(String kind) throws Exception {
        URI address = URI.create("http://localhost:" + port + "/health/" + kind);
        HttpURLConnection request = (HttpURLConnection) address.toURL().openConnection();
        assertEquals(200, request.getResponseCode());
        try (InputStream body = request.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing/here", "error", "api/channels/news/messages", "realtime"})
    void errorsDoNotNameTheServer(String path) throws Exception {
        HttpURLConnection request =
                (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        assertTrue(request.getResponseCode() >= 400, path);
        assertEquals(null, request.getHeaderField("Server"), path);
        assertEquals(null, request.getHeaderField("X-Powered-By"), path);
        try (InputStream body = request.getErrorStream()) {
            String text =
                    body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            assertFalse(text.toLowerCase(Locale.ROOT).contains("payara"), text);
        }
    }

    private static int status(String url) throws Exception {
        return ((HttpURLConnection) URI.create(url).toURL().openConnection()).getResponseCode();
    }

    @Test
    void browsersAreToldWhatPagesScriptsAndAnswersMayDo() throws Exception {
        for (String path : List.of("", "hello/", "js/kanal.js", "js/client/client.js")) {
            assertEquals("no-cache", header(path, "Cache-Control"), path);
            assertTrue(
                    header(path, "Content-Security-Policy").contains("script-src 'self';"), path);
            assertEquals("nosniff", header(path, "X-Content-Type-Options"), path);
        }
        String answer = "api/channels/hello/messages";
        assertEquals("no-store", header(answer, "Cache-Control"));
        assertTrue(header(answer, "Content-Security-Policy").startsWith("default-src 'none';"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    }

    private static String header(String path, String name) throws Exception {
        return URI.create(address + path).toURL().openConnection().getHeaderField(name);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void itListensOnItsHttpAddressAndNowhereElse() throws Exception {
        assertEquals(List.of(ListeningSockets.loopback(port)), ListeningSockets.of(server.pid()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nobodyElseReadsWhatItWrites() throws Exception {
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
    }

    @Test
    void aSecondServerIsToldThatThePortIsInUse(@TempDir Path other) throws Exception {
        String reason = refusal(settings(port, other));
        assertTrue(reason.contains("Port " + port) && reason.contains("kanal.http.port"), reason);
    }

    @Test
    void aSecondServerIsToldThatTheDataDirectoryIsInUse() throws Exception {
        String reason = refusal(settings(Ports.free(), data));
        assertTrue(reason.contains("kanal.data.dir"), reason);
    }

    @Test
    void aWrongPortIsRefusedByName(@TempDir Path other) throws Exception {
        String reason =
                refusal(Map.of("kanal.http.port", "abc", "kanal.data.dir", other.toString()));
        assertEquals(
                "kanal.http.port=abc is not allowed: it must be a port number from 1 to 65535",
                reason);
    }

    @Test
    void aWrongSettingOfTheApplicationIsRefusedByName(@TempDir Path other) throws Exception {
        String reason =
                refusal(
                        Map.of(
                                "kanal.heartbeat",
                                "soon",
                                "kanal.http.port",
                                Integer.toString(Ports.free()),
                                "kanal.data.dir",
                                other.toString()));
        assertTrue(reason.contains("kanal.heartbeat") && reason.contains("soon"), reason);
    }

    @Test
    void aBrokerThatCannotBeReachedIsNamed(@TempDir Path other) throws Exception {
        String url = "mq://127.0.0.1:" + Ports.free() + "/jms";
        String reason =
                refusal(
                        Map.of(
                                "kanal.broker.url",
                                url,
                                "kanal.broker.password",
                                "secret",
                                "kanal.broker.timeout",
                                "PT3S",
                                "kanal.http.port",
                                Integer.toString(Ports.free()),
                                "kanal.data.dir",
                                other.toString()));
        assertTrue(reason.contains(url) && reason.contains("kanal.broker.url"), reason);
    }

    private static Map<String, String> settings(int port, Path data) {
        return Map.of(
                "kanal.http.port",
                Integer.toString(port),
                "kanal.data.dir",
                data.toString(),
                "kanal.demo",
                "false");
    }

    /** The one line by which a server that cannot start says why; its exit code must be 1. */
    private static String refusal(Map<String, String> settings) throws Exception {
        try (Bundle refused = Bundle.start(settings)) {
            assertEquals(1, refused.awaitEnd());
            assertEquals(1, refused.console().size(), refused.console().toString());
            return refused.console().get(0);
        }
    }
}
