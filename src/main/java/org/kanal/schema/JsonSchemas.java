package org.kanal.schema;

import static org.kanal.schema.Schema.text;
import static org.kanal.schema.Schema.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes JSON Schemas (draft 7) of Java types, as Jakarta JSON Binding writes their objects: names,
 * formats, what is left out. Classes and enums are definitions of their own, and referred to.
 *
 * <p>Whatever is written in a way that a type does not tell (a serializer of the application's, a
 * class of the JDK that is no value) is anything. For one thread.
 */
public final class JsonSchemas {

    private static final String REFERENCE = "$ref";

    private final String place;
    private final Binding binding;
    private final ObjectSchemas objects;
    private final Map<JavaType, String> names = new HashMap<>();
    private final Map<String, JsonObject> definitions = new TreeMap<>();

    /**
     * @param place where the definitions will be: {@code #/components/schemas/}
     * @param config how objects are written
     * @param validator knows the constraints of classes
     */
    public JsonSchemas(String place, JsonbConfig config, Validator validator) {
        this.place = place;
        this.binding = Binding.of(config);
        this.objects = new ObjectSchemas(this, binding, validator);
    }

    /** A schema of what is written of a type's objects; it may refer to definitions. */
    public JsonObject of(Type type) {
        return of(JavaType.of(type));
    }

    /** What the schemas that were made so far refer to, by name. */
    public JsonObject definitions() {
        JsonObjectBuilder all = Schema.JSON.createObjectBuilder();
        definitions.forEach(all::add);
        return all.build();
    }

    /** A name for a type, of letters and digits, as its definition has. */
    public static String nameOf(Type type) {
        return JavaType.of(type).name();
    }

    JsonObject of(JavaType type) {
        Class<?> raw = type.raw();
        if (binding.hasSerializer(type) || raw.isAnnotationPresent(JsonbTypeSerializer.class)) {
            return Schema.ANY;
        }
        return adapted(type)
                .map(this::of)
                .or(() -> date(type))
                .or(() -> Scalars.of(raw))
                .or(() -> container(type))
                .orElseGet(() -> isUnknown(raw) ? Schema.ANY : reference(type));
    }

    private Optional<JavaType> adapted(JavaType type) {
        JsonbTypeAdapter own = type.raw().getAnnotation(JsonbTypeAdapter.class);
        return own == null ? binding.adapted(type) : Optional.of(adaptedBy(own));
    }

    /** What an adapter makes of a property or class. */
    static JavaType adaptedBy(JsonbTypeAdapter adapter) {
        return JavaType.of(adapter.value()).argument(JsonbAdapter.class, 1);
    }

    private Optional<JsonObject> date(JavaType type) {
        return binding.dates()
                .filter(format -> Scalars.isDate(type.raw()))
                .map(ObjectSchemas::dateIn);
    }

    private Optional<JsonObject> container(JavaType type) {
        if (type.is(Optional.class)) {
            return Optional.of(of(type.argument(Optional.class, 0)));
        } else if (type.isArray()) {
            JavaType component = type.arguments().get(0);
            return Optional.of(
                    component.raw() == byte.class && binding.writesBytesAsText()
                            ? with(Schema.of("string"), "contentEncoding", text("base64"))
                            : list(component));
        } else if (type.is(Map.class)) {
            return Optional.of(map(type.argument(Map.class, 0), type.argument(Map.class, 1)));
        } else if (type.is(Set.class)) {
            return Optional.of(
                    with(list(type.argument(Collection.class, 0)), "uniqueItems", JsonValue.TRUE));
        } else if (type.is(Collection.class) || type.raw() == Iterable.class) {
            return Optional.of(list(type.argument(Iterable.class, 0)));
        }
        return type.is(Stream.class)
                ? Optional.of(list(type.argument(Stream.class, 0)))
                : Optional.empty();
    }

    private JsonObject list(JavaType item) {
        return with(Schema.of("array"), "items", of(item));
    }

    /** Keys that are no simple values are written as values beside the other. */
    private JsonObject map(JavaType key, JavaType value) {
        boolean isName =
                key.raw().isEnum()
                        || key.raw() == Object.class
                        || Scalars.of(key.raw()).isPresent();
        if (isName) {
            return with(Schema.of("object"), "additionalProperties", of(value));
        }
        JsonObject properties =
                Schema.JSON
                        .createObjectBuilder()
                        .add("key", of(key))
                        .add("value", of(value))
                        .build();
        return with(
                Schema.of("array"), "items", with(Schema.of("object"), "properties", properties));
    }

    private static boolean isUnknown(Class<?> type) {
        return type == Object.class
                || type.getName().startsWith("java.")
                || type.getName().startsWith("javax.")
                || type.getName().startsWith("jakarta.");
    }

    private JsonObject reference(JavaType type) {
        String name = names.get(type);
        if (name == null) {
            name = names.containsValue(type.name()) ? type.fullName() : type.name();
            names.put(type, name);
            definitions.put(name, objects.of(type));
        }
        return with(Schema.ANY, REFERENCE, text(place + name));
    }
}
