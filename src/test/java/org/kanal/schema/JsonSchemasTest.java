package org.kanal.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.config.BinaryDataStrategy;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.StringReader;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas are compared with what Jakarta JSON Binding writes. */
class JsonSchemasTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    static Stream<Object> samples() {
        return Stream.of(
                Samples.order(),
                new Samples.Bean(),
                new Samples.Times(),
                new Samples.Values(),
                new Samples.Nulls(),
                Samples.mixed(),
                new Samples.Fields(),
                new Samples.Cash(1));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsWrittenIsAsTheSchemaSays(Object sample) {
        assertConforms(new JsonbConfig(), sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void soItIsWithNullsWritten(Object sample) {
        assertConforms(new JsonbConfig().withNullValues(true), sample);
    }

    /** Dates that a pattern with a year can write. */
    public static class Dates {
        public Instant instant = Instant.EPOCH;
        public LocalDate date = LocalDate.EPOCH;
        public Date old = new Date(0);
        public byte[] bytes = {1};
    }

    @Test
    void soItIsWithFormatsForDatesAndBytes() {
        for (String format : List.of("yyyy", JsonbDateFormat.TIME_IN_MILLIS)) {
            assertConforms(
                    new JsonbConfig()
                            .withDateFormat(format, null)
                            .withBinaryDataStrategy(BinaryDataStrategy.BASE_64_URL),
                    new Dates());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void soItIsWithEveryNamingStrategy(Object sample) {
        for (String strategy :
                List.of(
                        "IDENTITY",
                        "LOWER_CASE_WITH_DASHES",
                        "LOWER_CASE_WITH_UNDERSCORES",
                        "UPPER_CAMEL_CASE",
                        "UPPER_CAMEL_CASE_WITH_SPACES",
                        "CASE_INSENSITIVE")) {
            assertConforms(new JsonbConfig().withPropertyNamingStrategy(strategy), sample);
        }
        assertConforms(new JsonbConfig().withPropertyNamingStrategy(name -> "own " + name), sample);
    }

    /** Names that strategies cut in words in their own ways. */
    public static class Names {
        public int simple, twoWords, orderID, URLPath, aB, xAxis, with_under, A, v2Beta, äÖ;
    }

    @Test
    void theNamesOfStrategiesAreThoseThatAreWritten() {
        for (String strategy :
                List.of(
                        "LOWER_CASE_WITH_DASHES",
                        "LOWER_CASE_WITH_UNDERSCORES",
                        "UPPER_CAMEL_CASE",
                        "UPPER_CAMEL_CASE_WITH_SPACES")) {
            JsonbConfig config = new JsonbConfig().withPropertyNamingStrategy(strategy);
            assertEquals(
                    written(config, new Names()).asJsonObject().keySet(),
                    Set.copyOf(
                            definition(config, Names.class).getJsonObject("properties").keySet()),
                    strategy);
        }
    }

    /** An amount of money, which an adapter writes as a text. */
    public record Money(int cents) {}

    public static class MoneyAsText implements JsonbAdapter<Money, String> {
        @Override
        public String adaptToJson(Money money) {
            return money.cents() + " ct";
        }

        @Override
        public Money adaptFromJson(String text) {
            return new Money(Integer.parseInt(text.replace(" ct", "")));
        }
    }

    public record Priced(Money price, List<Money> all) {}

    @Test
    void anAdapterOfTheConfigurationCounts() {
        assertConforms(
                new JsonbConfig().withAdapters(new MoneyAsText()),
                new Priced(new Money(1), List.of(new Money(2))));
    }

    @Test
    void whatMayBeLeftOutIsNotRequired() {
        JsonObject order = definition(new JsonbConfig(), Samples.Order.class);
        assertEquals("[\"id\",\"isOpen\",\"isPaid\"]", order.getJsonArray("required").toString());
    }

    @Test
    void textsNumbersAndTimesHaveTheirFormats() {
        JsonObject times =
                definition(new JsonbConfig(), Samples.Times.class).getJsonObject("properties");
        assertEquals("date-time", times.getJsonObject("instant").getString("format"));
        assertEquals("date", times.getJsonObject("date").getString("format"));
        assertEquals("duration", times.getJsonObject("duration").getString("format"));
        assertFalse(times.getJsonObject("zoned").containsKey("format"));
        assertFalse(times.getJsonObject("year").containsKey("format"));
        assertEquals("integer", times.getJsonObject("millis").getString("type"));
    }

    @Test
    void twoClassesOfOneNameHaveADefinitionEach() {
        JsonSchemas schemas = schemas(new JsonbConfig());
        schemas.of(Samples.Line.class);
        schemas.of(Outer.Line.class);
        assertEquals(
                Set.of("Line", "org.kanal.schema.JsonSchemasTest.Outer.Line"),
                schemas.definitions().keySet());
    }

    static class Outer {
        record Line(int number) {}
    }

    @Test
    void anythingIsAnything() {
        assertEquals(JsonValue.EMPTY_JSON_OBJECT, schemas(new JsonbConfig()).of(Object.class));
    }

    private static void assertConforms(JsonbConfig config, Object sample) {
        JsonSchemas schemas = schemas(config);
        JsonObject schema = schemas.of((Type) sample.getClass());
        JsonValue written = written(config, sample);
        assertEquals(
                List.of(),
                new Conformance(schemas.definitions()).problems(schema, written),
                () -> written + " by " + schemas.definitions());
        assertTrue(written.asJsonObject().size() > 0);
    }

    private static JsonValue written(JsonbConfig config, Object sample) {
        String json = JsonbBuilder.create(config).toJson(sample);
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    private static JsonObject definition(JsonbConfig config, Class<?> type) {
        JsonSchemas schemas = schemas(config);
        schemas.of(type);
        return schemas.definitions().getJsonObject(type.getSimpleName());
    }

    private static JsonSchemas schemas(JsonbConfig config) {
        return new JsonSchemas("#/", config, VALIDATOR);
    }
}
