package org.kanal.client.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain values, records and beans as JSON and back. */
class JsonTest {

    private enum Status {
        OPEN,
        PAID
    }

    private record Line(String article, int count) {}

    private record Order(
            long id,
            Status status,
            BigDecimal total,
            Optional<String> note,
            List<Line> lines,
            Map<String, Integer> stock,
            Set<String> tags,
            Instant at,
            LocalDate due,
            Duration patience,
            UUID key,
            URI page,
            int[] numbers,
            boolean isNew,
            char sign) {}

    static class Base {
        private String name = "base";
    }

    static final class Bean extends Base {
        private Double size;
        private transient String secret = "hidden";

        String secret() {
            return secret;
        }
    }

    @Test
    void aRecordComesBackAsItWas() {
        Order order =
                new Order(
                        9007199254740993L,
                        Status.PAID,
                        new BigDecimal("19.90"),
                        Optional.of("\"quoted\" \\ \n \u0001 \ud83d\ude00"),
                        List.of(new Line("pen", 2)),
                        Map.of("pen", 3),
                        Set.of("new"),
                        Instant.parse("2026-11-26T08:00:00Z"),
                        LocalDate.of(2026, 12, 1),
                        Duration.ofMinutes(5),
                        new UUID(1, 2),
                        URI.create("https://shop.example/42"),
                        new int[] {1, 2},
                        true,
                        'x');
        Order back = (Order) JsonBinder.bind(JsonReader.read(JsonWriter.write(order)), Order.class);
        assertEquals(JsonWriter.write(order), JsonWriter.write(back));
        assertEquals(order.lines(), back.lines());
        assertEquals(order.total(), back.total());
    }

    @Test
    void whatIsMissingIsEmptyNullOrZeroAndWhatIsUnknownIsLeftOut() {
        Order order = (Order) JsonBinder.bind(JsonReader.read("{\"other\":1}"), Order.class);
        assertEquals(Optional.empty(), order.note());
        assertEquals(0, order.id());
        assertEquals(null, order.lines());
        assertEquals("{\"article\":\"pen\",\"count\":1}", JsonWriter.write(new Line("pen", 1)));
        assertEquals("{\"count\":1}", JsonWriter.write(new Line(null, 1)));
    }

    @Test
    void beansAreReadAndWrittenByTheirFields() {
        Bean bean =
                (Bean) JsonBinder.bind(JsonReader.read("{\"size\":2,\"name\":\"a\"}"), Bean.class);
        assertEquals("{\"name\":\"a\",\"size\":2.0}", JsonWriter.write(bean));
        assertEquals("hidden", bean.secret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "-0.5E+2",
                "12345678901234567890.123456789",
                "\"\\u0000 \\b\\f\\n\\r\\t \\\" \\\\ \\/ \\ud83d\\ude00 \u20ac\"",
                "[1,[],{}]",
                " { \"a\" : [ 1 , { \"b\" : null } ] } "
            })
    void everyKindOfValueIsReadAndWrittenAlike(String json) {
        Object value = JsonReader.read(json);
        assertEquals(value, JsonReader.read(JsonWriter.write(value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "[1 2]",
                "{\"a\" 1}",
                "{a:1}",
                "01",
                "1.",
                "+1",
                "tru",
                "nul",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "1 2",
                "\"\n\"",
                "-",
                "NaN",
                "[",
                "{\"a\":1,}"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> JsonReader.read(text));
    }

    @Test
    void depthIsBounded() {
        assertThrows(IllegalArgumentException.class, () -> JsonReader.read("[".repeat(2_000)));
    }

    @Test
    void aWrongTypeSaysSo() {
        IllegalArgumentException error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> JsonBinder.bind(JsonReader.read("{\"count\":2.5}"), Line.class));
        assertEquals(Line.class.getName() + " cannot be read: 2.5 is no int", error.getMessage());
        for (String json : new String[] {"\"x\"", "[1]", "true"}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> JsonBinder.bind(JsonReader.read(json), Line.class));
        }
    }

    @Test
    void aFewCharactersAreNotMadeAGigabyteOfDigits() {
        assertEquals(
                new BigInteger("12").multiply(BigInteger.TEN.pow(30)),
                JsonBinder.bind(JsonReader.read("12e30"), BigInteger.class));
        assertThrows(
                IllegalArgumentException.class,
                () -> JsonBinder.bind(JsonReader.read("1e999999999"), BigInteger.class));
    }

    @Test
    void whatHoldsItselfOrIsNoNumberIsRefused() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("self", map);
        assertThrows(IllegalArgumentException.class, () -> JsonWriter.write(map));
        assertThrows(IllegalArgumentException.class, () -> JsonWriter.write(Double.NaN));
        Line line = new Line("pen", 1);
        assertEquals(
                2,
                JsonReader.read(JsonWriter.write(Arrays.asList(line, line))) instanceof List<?> all
                        ? all.size()
                        : 0);
    }

    @Test
    void halvesOfCharactersArriveAsTheyWere() {
        String halves = "\ud83d a \ude00";
        assertEquals("\"\\ud83d a \\ude00\"", JsonWriter.write(halves));
        assertEquals(halves, JsonReader.read(JsonWriter.write(halves)));
    }
}
