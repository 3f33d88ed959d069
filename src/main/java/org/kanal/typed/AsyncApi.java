package org.kanal.typed;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.spi.JsonProvider;
import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kanal.schema.JsonSchemas;

/**
 * Writes the AsyncAPI 3.0 document of typed channels. Each channel is there twice, as itself and as
 * its resources, since both may carry the same messages. A channel that is published on with
 * several types has a message for each.
 *
 * <p>The application sends; the payload of a message is that of a {@code message} frame.
 */
final class AsyncApi {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Comparator<TypedChannel> ORDER =
            Comparator.comparing(TypedChannel::name)
                    .thenComparing(channel -> channel.payload().getTypeName());
    private static final String DESCRIPTION =
            "The typed channels of this application. A message's payload is what the field"
                    + " `payload` of a `message` frame holds; pages get it by Kanal's client.";

    private final AsyncApiSettings settings;
    private final JsonSchemas schemas;

    AsyncApi(AsyncApiSettings settings, JsonbConfig config, Validator validator) {
        this.settings = settings;
        this.schemas = new JsonSchemas(SCHEMAS, config, validator);
    }

    JsonObject document(Collection<TypedChannel> found) {
        Map<String, Map<String, Type>> channels = byName(found);
        JsonObjectBuilder all = JSON.createObjectBuilder();
        JsonObjectBuilder operations = JSON.createObjectBuilder();
        JsonObjectBuilder messages = JSON.createObjectBuilder();
        channels.forEach(
                (name, types) -> {
                    all.add(name, channel(name, name, types.keySet()));
                    all.add(resourcesOf(name), resources(name, types.keySet()));
                    operations.add("send." + name, operation(name, types.keySet()));
                    operations.add(
                            "send." + resourcesOf(name),
                            operation(resourcesOf(name), types.keySet()));
                    types.forEach(
                            (type, java) -> messages.add(name + "." + type, message(type, java)));
                });
        return JSON.createObjectBuilder()
                .add("asyncapi", "3.0.0")
                .add("info", info())
                .add("defaultContentType", "application/json")
                .add("channels", all)
                .add("operations", operations)
                .add(
                        "components",
                        JSON.createObjectBuilder()
                                .add("messages", messages)
                                .add("schemas", schemas.definitions()))
                .build();
    }

    private JsonObjectBuilder info() {
        return JSON.createObjectBuilder()
                .add("title", settings.title())
                .add("version", settings.version())
                .add("description", DESCRIPTION);
    }

    /** Sorted, and each type of a channel once, by a name that is the channel's alone. */
    private static Map<String, Map<String, Type>> byName(Collection<TypedChannel> found) {
        Map<String, Map<String, Type>> channels = new TreeMap<>();
        for (TypedChannel channel : found.stream().sorted(ORDER).toList()) {
            Map<String, Type> types =
                    channels.computeIfAbsent(channel.name(), name -> new TreeMap<>());
            if (!types.containsValue(channel.payload())) {
                String name = JsonSchemas.nameOf(channel.payload());
                String free = name;
                for (int i = 2; types.containsKey(free); i++) {
                    free = name + i;
                }
                types.put(free, channel.payload());
            }
        }
        return channels;
    }

    /** No channel's own name has a dot. */
    private static String resourcesOf(String name) {
        return name + ".resource";
    }

    private static JsonObjectBuilder channel(String name, String address, Set<String> types) {
        JsonObjectBuilder messages = JSON.createObjectBuilder();
        types.forEach(
                type ->
                        messages.add(
                                type, reference("#/components/messages/" + name + "." + type)));
        return JSON.createObjectBuilder().add("address", address).add("messages", messages);
    }

    private static JsonObjectBuilder resources(String name, Set<String> types) {
        JsonObjectBuilder id =
                JSON.createObjectBuilder().add("description", "The resource of the channel.");
        return channel(name, name + "/{resourceId}", types)
                .add("parameters", JSON.createObjectBuilder().add("resourceId", id));
    }

    private static JsonObjectBuilder operation(String channel, Set<String> types) {
        JsonArrayBuilder messages = JSON.createArrayBuilder();
        types.forEach(
                type -> messages.add(reference("#/channels/" + channel + "/messages/" + type)));
        return JSON.createObjectBuilder()
                .add("action", "send")
                .add("channel", reference("#/channels/" + channel))
                .add("messages", messages);
    }

    private JsonObjectBuilder message(String name, Type type) {
        return JSON.createObjectBuilder().add("name", name).add("payload", schemas.of(type));
    }

    private static JsonObjectBuilder reference(String to) {
        return JSON.createObjectBuilder().add("$ref", to);
    }
}
