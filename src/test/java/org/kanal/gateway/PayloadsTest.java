package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.InvalidInput;
import org.kanal.api.Payload;
import org.kanal.api.PayloadTooLarge;
import org.kanal.protocol.JsonText;

class PayloadsTest {

    private static final int LIMIT = 10_240;

    /** What an application may publish. */
    public record Price(String symbol, double value) {}

    /** What JSON Binding cannot write. */
    public static final class Broken {
        public String getText() {
            throw new IllegalStateException("on purpose");
        }
    }

    /** Refers to itself, as an entity and its items do. */
    public static final class Cycle {
        public Cycle getItems() {
            return this;
        }
    }

    private final Payloads payloads = writer(new JsonbConfig());

    private static Payloads writer(JsonbConfig configuration) {
        return writer(Optional.empty(), configuration);
    }

    private static Payloads writer(Optional<Jsonb> own, JsonbConfig configuration) {
        return new Payloads(
                new GatewaySettings(
                        LIMIT, 100, Duration.ofSeconds(25), Duration.ofSeconds(10), 1, 10),
                new JsonBinding(null) {
                    @Override
                    Jsonb create() {
                        return choose(own, Optional.of(configuration));
                    }

                    @Override
                    boolean isOwn() {
                        return own.isPresent();
                    }
                });
    }

    @Test
    void anApplicationsOwnConfigurationIsUsed() {
        Payloads own =
                writer(
                        new JsonbConfig()
                                .withPropertyNamingStrategy(
                                        PropertyNamingStrategy.UPPER_CAMEL_CASE));
        assertEquals("{\"Symbol\":\"X\",\"Value\":1.5}", own.write(new Price("X", 1.5)).json());
    }

    @Test
    void anObjectThatRefersToItselfIsRefusedWithItsCause() {
        InvalidInput refusal = assertThrows(InvalidInput.class, () -> payloads.write(new Cycle()));
        assertTrue(refusal.getMessage().contains("items"), refusal.getMessage());
        assertInstanceOf(JsonbException.class, refusal.getCause());
    }

    /** One that leads to the next, and to nowhere soon. */
    public record Link(Link next) {}

    private static Map<String, Object> containingItself() {
        Map<String, Object> map = new HashMap<>();
        map.put("a", map);
        return map;
    }

    private static List<Object> listInItself() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        return list;
    }

    private static Link chain(int links) {
        Link chain = new Link(null);
        for (int i = 0; i < links; i++) {
            chain = new Link(chain);
        }
        return chain;
    }

    /** The cause says where it recurs, or that there is no end. */
    @Test
    void whatHasNoEndIsRefusedHoweverItIsMade() {
        for (Object endless :
                List.<Supplier<Object>>of(
                                PayloadsTest::containingItself,
                                PayloadsTest::listInItself,
                                () -> Map.of("a", List.of(new Cycle())),
                                () -> chain(100_000))
                        .stream()
                        .map(Supplier::get)
                        .toList()) {
            InvalidInput refusal = assertThrows(InvalidInput.class, () -> payloads.write(endless));
            assertEquals("payload", refusal.field());
            assertNotNull(refusal.getCause());
        }
    }

    @Test
    void aNumberThatJsonHasNotIsRefused() {
        for (Object number :
                List.of(Double.NaN, Float.POSITIVE_INFINITY, new Price("X", Double.NaN))) {
            InvalidInput refusal = assertThrows(InvalidInput.class, () -> payloads.write(number));
            assertEquals("payload", refusal.field());
        }
    }

    @Test
    void aByteOrderMarkInFrontOfJsonIsAsIfItWereNotThere() throws IOException {
        assertEquals("1", JsonText.payload("\ufeff1").json());
        byte[] marked = "\ufeff{\"a\":\"\ufeff\"}".getBytes(StandardCharsets.UTF_8);
        assertEquals("{\"a\":\"\ufeff\"}", payloads.read(new ByteArrayInputStream(marked)).json());
        try (JsonParser parser = JsonText.parser(new ByteArrayInputStream(marked))) {
            parser.next();
            assertEquals(1, parser.getObject().size());
        }
        assertThrows(InvalidInput.class, () -> JsonText.payload("\ufeff\ufeff1"));
    }

    /** It would stand in one frame with messages of other channels. */
    @Test
    void whatAnApplicationsOwnJsonbWritesIsOneJsonValueOrRefused() {
        assertEquals("{\"a\":1}", writtenAs(" {\"a\" : 1}\n").write("x").json());
        assertEquals("\"\\ud83d\"", writtenAs("\"\ud83d\"").write("x").json());
        for (String text :
                List.of(
                        "",
                        "Order[id=1]",
                        "1},{\"type\":\"close\"",
                        "1 2",
                        "NaN",
                        "undefined",
                        "{")) {
            InvalidInput refused =
                    assertThrows(InvalidInput.class, () -> writtenAs(text).write("x"), text);
            assertEquals("payload", refused.field());
        }
        assertThrows(InvalidInput.class, () -> writtenAs(null).write("x"));
    }

    private static Payloads writtenAs(String text) {
        Jsonb own =
                (Jsonb)
                        Proxy.newProxyInstance(
                                PayloadsTest.class.getClassLoader(),
                                new Class<?>[] {Jsonb.class},
                                (proxy, method, arguments) -> text);
        return writer(Optional.of(own), new JsonbConfig());
    }

    @Test
    void objectsGoThroughJsonBinding() {
        assertEquals("{\"symbol\":\"X\",\"value\":1.5}", written(new Price("X", 1.5)));
        assertEquals("{\"a\":[1,true]}", written(Map.of("a", List.of(1, true))));
        assertEquals("\"say \\\"hi\\\"\"", written("say \"hi\""));
        assertEquals("5", written(5));
        assertEquals("null", written(null));
    }

    @Test
    void jsonGoesAsItIs() {
        assertEquals("{\"a\":1}", written(Json.createObjectBuilder().add("a", 1).build()));
        assertEquals("null", written(JsonValue.NULL));
        assertEquals("{\"a\":1}", written(new Payload("{\"a\":1}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "1},{\"x\":2", "1 2", "{}{}", "01", "NaN", "'a'", "\"a\nb\""})
    void rawTextThatIsNotExactlyOneJsonValueIsRefused(String raw) {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> payloads.write(new Payload(raw)));
        assertEquals("payload", refused.field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-0.5e3", "\"a\"", "null", "true", "[]", " {\"a\" : 1} "})
    void anyJsonValueIsAPayload(String text) {
        assertTrue(JsonText.payload(text).sizeInBytes() > 0);
    }

    @Test
    void nestingAndNumbersWithoutEndAreBadInputAndNoFailure() {
        for (String text :
                List.of(
                        "[".repeat(5_000),
                        "[".repeat(2_000) + "]".repeat(2_000),
                        "9".repeat(9_000),
                        "1e99999999999")) {
            assertEquals(
                    "payload",
                    assertThrows(InvalidInput.class, () -> JsonText.payload(text)).field());
        }
    }

    @Test
    void whatCannotBeWrittenIsRefusedAndSaysWhy() {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> payloads.write(new Broken()));
        assertEquals("payload", refused.field());
        assertTrue(refused.getMessage().contains("Broken"), refused.getMessage());
    }

    @Test
    void aBodyOfTheLimitIsReadAndOneByteMoreIsTooLarge() throws IOException {
        assertEquals(LIMIT, payloads.read(body(LIMIT)).sizeInBytes());
        PayloadTooLarge refused =
                assertThrows(PayloadTooLarge.class, () -> payloads.read(body(LIMIT + 1)));
        assertTrue(refused.getMessage().contains("10240"), refused.getMessage());
    }

    @Test
    void aBodyWithoutEndIsNotReadToItsEnd() {
        InputStream endless =
                new InputStream() {
                    private int read;

                    @Override
                    public int read() {
                        assertTrue(read++ < 100_000, "still reading");
                        return '1';
                    }
                };
        assertThrows(PayloadTooLarge.class, () -> payloads.read(endless));
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        InvalidInput refused =
                assertThrows(
                        InvalidInput.class,
                        () ->
                                payloads.read(
                                        new ByteArrayInputStream(
                                                new byte[] {'"', (byte) 0xfc, '"'})));
        assertEquals("payload", refused.field());
    }

    private String written(Object value) {
        return payloads.write(value).json();
    }

    private static InputStream body(int bytes) {
        return new ByteArrayInputStream(
                ("\"" + "x".repeat(bytes - 2) + "\"").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anUnpairedSurrogateArrivesAsItWas() {
        String half = "\ud83d";
        assertEquals("\"\\ud83d\"", written(half));
        assertEquals("{\"\\ud83d\":1}", written(Map.of(half, 1)));
        assertEquals("\"\\ud83d\"", written(JsonProvider.provider().createValue(half)));
        assertEquals("[\"\\ud83d\"]", JsonText.payload("[\"\\ud83d\"]").json());
    }
}
