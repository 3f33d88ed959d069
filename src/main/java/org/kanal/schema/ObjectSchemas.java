package org.kanal.schema;

import static org.kanal.schema.Schema.text;
import static org.kanal.schema.Schema.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.validation.Validator;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The schemas of classes, interfaces and enums of the application's. */
final class ObjectSchemas {

    private final JsonSchemas schemas;
    private final Binding binding;
    private final Validator validator;

    ObjectSchemas(JsonSchemas schemas, Binding binding, Validator validator) {
        this.schemas = schemas;
        this.binding = binding;
        this.validator = validator;
    }

    JsonObject of(JavaType type) {
        if (type.raw().isEnum()) {
            return constants(type.raw());
        }
        Optional<JsonObject> kinds = Subtypes.of(type.raw()).map(this::oneOf);
        return kinds.orElseGet(() -> object(type));
    }

    private static JsonObject constants(Class<?> type) {
        List<JsonValue> names =
                Stream.of(type.getEnumConstants())
                        .map(constant -> text(((Enum<?>) constant).name()))
                        .toList();
        return with(Schema.of("string"), "enum", Schema.array(names));
    }

    private JsonObject oneOf(List<Class<?>> subtypes) {
        return with(
                Schema.ANY,
                "anyOf",
                Schema.array(subtypes.stream().map(one -> schemas.of(JavaType.of(one))).toList()));
    }

    private JsonObject object(JavaType type) {
        Map<String, JsonObject> properties = new LinkedHashMap<>();
        Set<String> required = new TreeSet<>();
        Subtypes.marksOf(type.raw())
                .forEach(
                        (key, alias) -> {
                            properties.put(key, with(Schema.ANY, "const", text(alias)));
                            required.add(key);
                        });
        BeanDescriptor bean = validator.getConstraintsForClass(type.raw());
        for (Property property : Properties.of(type, binding)) {
            Constrained constrained =
                    new Constrained(bean.getConstraintsForProperty(property.javaName()));
            String name = nameOf(property);
            boolean mayBeNull = isNillable(type.raw(), property) && !constrained.isRequired();
            JsonObject schema = constrained.apply(schema(type.raw(), property));
            boolean isPrimitive = property.type().raw().isPrimitive();
            properties.put(name, mayBeNull && !isPrimitive ? Schema.orNull(schema) : schema);
            // An empty Optional is written as null by some configurations, left out by others.
            boolean isNull = mayBeNull && !property.type().isOptional();
            if (constrained.isRequired() || isNull || isPrimitive) {
                required.add(name);
            }
        }
        return object(properties, required);
    }

    private static JsonObject object(Map<String, JsonObject> properties, Set<String> required) {
        var all = Schema.JSON.createObjectBuilder();
        properties.forEach(all::add);
        JsonObject object = with(Schema.of("object"), "properties", all.build());
        return required.isEmpty()
                ? object
                : with(
                        object,
                        "required",
                        Schema.array(required.stream().map(Schema::text).toList()));
    }

    private String nameOf(Property property) {
        return property.annotation(JsonbProperty.class)
                .map(JsonbProperty::value)
                .filter(own -> !own.isEmpty())
                .orElseGet(() -> binding.names().apply(property.javaName()));
    }

    @SuppressWarnings("deprecation") // what JSON-B still reads, others still write
    private boolean isNillable(Class<?> owner, Property property) {
        boolean byProperty =
                property.annotation(JsonbProperty.class).map(JsonbProperty::nillable).orElse(false)
                        || property.annotation(JsonbNillable.class)
                                .map(JsonbNillable::value)
                                .orElse(false);
        return byProperty
                || around(owner, JsonbNillable.class)
                        .map(JsonbNillable::value)
                        .orElseGet(binding::writesNulls);
    }

    private JsonObject schema(Class<?> owner, Property property) {
        Class<?> raw = property.type().raw();
        if (property.has(JsonbTypeSerializer.class)) {
            return Schema.ANY;
        }
        Optional<JsonbTypeAdapter> adapter = property.annotation(JsonbTypeAdapter.class);
        if (adapter.isPresent()) {
            return schemas.of(JsonSchemas.adaptedBy(adapter.get()));
        } else if (Scalars.isNumber(raw) && has(owner, property, JsonbNumberFormat.class)) {
            return Schema.of("string");
        } else if (Scalars.isDate(raw)) {
            return property.annotation(JsonbDateFormat.class)
                    .or(() -> around(owner, JsonbDateFormat.class))
                    .map(JsonbDateFormat::value)
                    .filter(format -> !format.equals(JsonbDateFormat.DEFAULT_FORMAT))
                    .map(ObjectSchemas::dateIn)
                    .orElseGet(() -> schemas.of(property.type()));
        }
        return schemas.of(property.type());
    }

    /** What is written of a date in a format of {@link JsonbDateFormat}. */
    static JsonObject dateIn(String format) {
        return format.equals(JsonbDateFormat.TIME_IN_MILLIS)
                ? Schema.of("integer", "int64")
                : Schema.of("string");
    }

    private static boolean has(
            Class<?> owner, Property property, Class<? extends Annotation> kind) {
        return property.has(kind) || around(owner, kind).isPresent();
    }

    /** An annotation of the class or its package. */
    private static <A extends Annotation> Optional<A> around(Class<?> owner, Class<A> kind) {
        return Optional.ofNullable(owner.getAnnotation(kind))
                .or(
                        () ->
                                Optional.ofNullable(owner.getPackage())
                                        .map(home -> home.getAnnotation(kind)));
    }

    /** The constraints of a property, which may have none. */
    private record Constrained(PropertyDescriptor property) {

        boolean isRequired() {
            return property != null
                    && Constraints.requireValue(property.getConstraintDescriptors());
        }

        JsonObject apply(JsonObject schema) {
            return property == null ? schema : withItems(schema);
        }

        private JsonObject withItems(JsonObject schema) {
            List<ConstraintDescriptor<?>> own =
                    new ArrayList<>(property.getConstraintDescriptors());
            JsonObject constrained = schema;
            for (var element : property.getConstrainedContainerElementTypes()) {
                if (element.getContainerClass() == Optional.class) {
                    own.addAll(element.getConstraintDescriptors());
                } else {
                    constrained = Items.apply(constrained, element);
                }
            }
            return Constraints.apply(constrained, own);
        }
    }
}
