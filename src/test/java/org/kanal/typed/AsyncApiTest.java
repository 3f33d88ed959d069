package org.kanal.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Provider;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.stream.JsonGenerator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kanal.api.ChannelPublisher;
import org.kanal.api.InvalidInput;

/**
 * The documents in {@code golden} are those that are written; the tests of the browser client check
 * them with AsyncAPI's own parser, and compile pages with the types that are made of them.
 */
class AsyncApiTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path WRITTEN = Path.of("target");
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void theDocumentIsTheOneThatIsExpected() throws IOException {
        assertGolden("asyncapi.json", document(new JsonbConfig(), Shop.channels()));
    }

    @Test
    void aRenamedFieldIsAnotherDocument() throws IOException {
        assertGolden(
                "asyncapi-renamed.json",
                document(new JsonbConfig(), List.of(Shop.channel("orders", "renamed"))));
    }

    @Test
    void theOrderInWhichChannelsAreFoundDoesNotMatter() {
        List<TypedChannel> reversed = new ArrayList<>(Shop.channels());
        Collections.reverse(reversed);
        assertEquals(
                document(new JsonbConfig(), Shop.channels()).toString(),
                document(new JsonbConfig(), reversed).toString());
    }

    @Test
    void anApplicationWithoutTypedChannelsHasADocumentToo() throws IOException {
        assertGolden("asyncapi-empty.json", document(new JsonbConfig(), List.of()));
    }

    @Test
    void namesAreThoseOfTheApplicationsConfiguration() {
        JsonbConfig config =
                new JsonbConfig()
                        .withPropertyNamingStrategy(
                                PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES);
        JsonObject order =
                document(config, Shop.channels())
                        .getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject("OrderEvent");
        assertTrue(order.getJsonObject("properties").containsKey("changed_at"), order.toString());
    }

    @Test
    void aChannelThatNobodyCanSubscribeToIsNamedWithItsPlace() {
        InvalidInput refused =
                assertThrows(
                        InvalidInput.class,
                        () -> Catalog.requireLegal(Shop.channel("or/ders", "orders")));
        assertTrue(
                refused.getMessage()
                        .startsWith(
                                "@RealtimeChannel in org.kanal.typed.Shop$Publishers:"
                                        + " channel.name: 'or/ders'"),
                refused.getMessage());
    }

    static class Lookups {
        Instance<ChannelPublisher<Shop.OrderEvent>> instance;
        Provider<ChannelPublisher<Shop.OrderEvent>> provider;

        @SuppressWarnings("rawtypes")
        ChannelPublisher raw;
    }

    @Test
    void theTypeIsFoundBehindLookupsToo() throws NoSuchFieldException {
        Map<String, Class<?>> expected =
                Map.of(
                        "instance", Shop.OrderEvent.class,
                        "provider", Shop.OrderEvent.class,
                        "raw", Object.class);
        for (Map.Entry<String, Class<?>> one : expected.entrySet()) {
            assertEquals(
                    one.getValue(),
                    TypedChannels.payload(
                            Lookups.class.getDeclaredField(one.getKey()).getGenericType()));
        }
    }

    private static JsonObject document(JsonbConfig config, List<TypedChannel> channels) {
        return new AsyncApi(new AsyncApiSettings("Shop", "1.0.0"), config, VALIDATOR)
                .document(channels);
    }

    private static void assertGolden(String name, JsonObject document) throws IOException {
        StringWriter text = new StringWriter();
        try (var writer =
                Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                        .createWriter(text)) {
            writer.write(document);
        }
        Files.writeString(WRITTEN.resolve(name), text + "\n");
        Path golden = GOLDEN.resolve(name);
        assertEquals(
                Files.exists(golden) ? Files.readString(golden) : "",
                text + "\n",
                "if the change is meant, copy " + WRITTEN.resolve(name) + " to " + golden);
    }
}
