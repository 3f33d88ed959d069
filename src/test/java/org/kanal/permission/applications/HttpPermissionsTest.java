package org.kanal.permission.applications;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.permission.QuestionKey;

/** Against a real HTTP server. */
class HttpPermissionsTest {

    private static final Channel OFFERS = Channel.of("offers", "42").inApp("shop");
    private static final Subscriber ANN = new Subscriber("ann", SubscriberType.MEMBER);
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private Optional<QuestionKey> key = Optional.empty();
    private volatile String signature;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void theApplicationDecides() throws Exception {
        answer(200, "{\"read\":true}");
        assertTrue(ask(PATIENT).get());
        server.removeContext("/");
        answer(200, "{\"read\":false,\"because\":\"of the day\"}");
        assertEquals(false, ask(PATIENT).get());
    }

    @Test
    void itIsToldChannelSubscriberAndWhoAsks() throws Exception {
        answer(200, "{\"read\":true}");
        ask(PATIENT).get();
        JsonObject question =
                Json.createReader(new StringReader(questions.poll(10, TimeUnit.SECONDS)))
                        .readObject();
        assertEquals(
                Json.createReader(
                                new StringReader(
                                        "{\"channel\":{\"name\":\"offers\",\"resourceId\":\"42\","
                                                + "\"appId\":\"shop\"},\"subscriber\":{\"id\":"
                                                + "\"ann\",\"type\":\"MEMBER\"},"
                                                + "\"requestingAppId\":\"blog\"}"))
                        .readObject(),
                question);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yes",
                "true",
                "{}",
                "[]",
                "{",
                "{\"read\":1}",
                "{\"read\":\"true\"}",
                "{\"read\":true",
                "{\"read\":true} garbage",
                "{\"read\":true}{\"read\":true}",
                "{\"read\":true},",
                "{\"read\":false,\"read\":true}",
                "{\"read\":true,\"read\":true}",
                "{\"a\":{\"read\":true}}",
                "[{\"read\":true}]",
                "\uFEFF{\"read\":true}",
                "{read:true}"
            })
    void garbageIsAFailure(String garbage) {
        answer(200, garbage);
        assertThrows(ExecutionException.class, () -> ask(PATIENT).get());
    }

    @Test
    void otherFieldsDoNotCount() throws Exception {
        answer(200, " {\"x\":{\"read\":true},\"y\":[true],\"read\":false,\"z\":null}\r\n");
        assertEquals(false, ask(PATIENT).get());
    }

    @Test
    void questionsAreSignedWhereThereIsASecret() throws Exception {
        answer(200, "{\"read\":true}");
        String secret = "0123456789abcdef";
        key = Optional.of(new QuestionKey("secret", secret));
        ask(PATIENT).get();
        String body = questions.poll(10, TimeUnit.SECONDS);
        String seconds = signature.substring("t=".length(), signature.indexOf(','));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
        assertEquals("t=" + seconds + ",v1=" + HexFormat.of().formatHex(expected), signature);
        long age = System.currentTimeMillis() / 1_000 - Long.parseLong(seconds);
        assertTrue(age >= 0 && age < 60, age + " s");
    }

    @Test
    void aSecretThatCouldBeGuessedIsRefused() {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> new QuestionKey("the.setting", "short"));
        assertEquals("the.setting", refused.field());
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 403, 404, 500, 503})
    void anyOtherStatusIsAFailure(int status) {
        answer(status, "{\"read\":true}");
        ExecutionException failure =
                assertThrows(ExecutionException.class, () -> ask(PATIENT).get());
        assertTrue(
                failure.getCause().getMessage().contains("answered status " + status),
                failure.toString());
    }

    @Test
    void anEndlessAnswerIsAFailureAndNotReadOn() {
        answer(200, "{\"read\":true}" + " ".repeat(HttpPermissions.MAX_BYTES));
        assertThrows(ExecutionException.class, () -> ask(PATIENT).get());
    }

    @Test
    void anAnswerThatDoesNotComeIsAFailureAfterTheTimeout() {
        server.createContext("/", exchange -> awaitEnd());
        assertThrows(ExecutionException.class, () -> ask(Duration.ofMillis(50)).get());
    }

    @Test
    void anAnswerThatBeginsAndDoesNotEndIsAFailureAfterTheTimeout() {
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    awaitEnd();
                });
        assertThrows(ExecutionException.class, () -> ask(Duration.ofMillis(200)).get());
    }

    @Test
    void nobodyThereIsAFailure() {
        server.stop(0);
        assertThrows(ExecutionException.class, () -> ask(PATIENT).get());
    }

    @Test
    void tooManyUnansweredQuestionsFailAtOnce() throws Exception {
        server.createContext("/", exchange -> awaitEnd());
        HttpPermissions permissions = permissions(PATIENT);
        Stream.generate(() -> mayRead(permissions))
                .limit(HttpPermissions.MOST_AT_ONCE)
                .forEach(answer -> {});
        ExecutionException failure =
                assertThrows(
                        ExecutionException.class,
                        () -> mayRead(permissions).toCompletableFuture().get(10, TimeUnit.SECONDS));
        assertTrue(failure.getMessage().contains("16 questions"), failure.getMessage());
    }

    @Test
    void questionsThatCannotEvenBeSentAreNotHeldToBeUnderWay() {
        HttpPermissions permissions = permissions(URI.create("ftp://127.0.0.1/"), PATIENT);
        for (int i = 0; i <= HttpPermissions.MOST_AT_ONCE; i++) {
            ExecutionException failure =
                    assertThrows(
                            ExecutionException.class,
                            () -> mayRead(permissions).toCompletableFuture().get());
            assertTrue(failure.getMessage().contains("ftp"), failure.getMessage());
            assertFalse(failure.getMessage().contains("16 questions"), failure.getMessage());
        }
    }

    /** One that an application's code may keep busy, as a handler of its own that blocks. */
    @Test
    void anAnswerWaitsForNoThreadOfThePoolThatAllShare() throws Exception {
        ForkJoinPool shared = ForkJoinPool.commonPool();
        for (int i = 0; i < 2 * shared.getParallelism(); i++) {
            shared.execute(this::awaitEndQuietly);
        }
        answer(200, "{\"read\":true}");
        assertTrue(ask(PATIENT).get());
    }

    private void awaitEndQuietly() {
        try {
            awaitEnd();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(int status, String body) {
        server.createContext("/", exchange -> answer(exchange, status, body));
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        signature = exchange.getRequestHeaders().getFirst("Kanal-Signature");
        questions.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(
                status, status == 204 || bytes.length == 0 ? -1 : bytes.length);
        if (status != 204) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void awaitEnd() throws IOException {
        try {
            end.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private CompletableFuture<Boolean> ask(Duration timeout) {
        return mayRead(permissions(timeout)).toCompletableFuture();
    }

    private static CompletionStage<Boolean> mayRead(HttpPermissions permissions) {
        return permissions.mayRead(OFFERS, ANN, "blog");
    }

    private HttpPermissions permissions(Duration timeout) {
        URI url =
                URI.create(
                        "http://"
                                + server.getAddress().getAddress().getHostAddress()
                                + ":"
                                + server.getAddress().getPort()
                                + "/permissions");
        return permissions(url, timeout);
    }

    private HttpPermissions permissions(URI url, Duration timeout) {
        return new HttpPermissions(HttpClient.newHttpClient(), url, timeout, key);
    }
}
