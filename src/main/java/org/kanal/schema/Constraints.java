package org.kanal.schema;

import static org.kanal.schema.Schema.number;
import static org.kanal.schema.Schema.text;
import static org.kanal.schema.Schema.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The constraints of Jakarta Validation, in the default group, as keywords of a schema. Those that
 * JSON Schema cannot say are left out.
 */
final class Constraints {

    private static final Set<Class<?>> PRESENT =
            Set.of(NotNull.class, NotBlank.class, NotEmpty.class);

    private Constraints() {}

    /** Whether they forbid that there is no value. */
    static boolean requireValue(Collection<ConstraintDescriptor<?>> constraints) {
        return flat(constraints).anyMatch(one -> PRESENT.contains(one.annotationType()));
    }

    static JsonObject apply(JsonObject schema, Collection<ConstraintDescriptor<?>> constraints) {
        JsonObject constrained = schema;
        for (Annotation constraint : flat(constraints).toList()) {
            constrained = apply(constrained, constraint);
        }
        return constrained;
    }

    private static Stream<Annotation> flat(Collection<ConstraintDescriptor<?>> constraints) {
        return constraints.stream()
                .filter(one -> one.getGroups().contains(Default.class) || one.getGroups().isEmpty())
                .flatMap(
                        one ->
                                Stream.concat(
                                        Stream.of(one.getAnnotation()),
                                        flat(Set.copyOf(one.getComposingConstraints()))));
    }

    private static JsonObject apply(JsonObject schema, Annotation constraint) {
        if (Schema.isOf(schema, "string")) {
            return ofText(schema, constraint);
        } else if (Schema.isOf(schema, "number") || Schema.isOf(schema, "integer")) {
            return ofNumber(schema, constraint);
        } else if (Schema.isOf(schema, "array")) {
            return ofSize(schema, constraint, "Items");
        }
        return Schema.isOf(schema, "object") ? ofSize(schema, constraint, "Properties") : schema;
    }

    private static JsonObject ofText(JsonObject schema, Annotation constraint) {
        if (constraint instanceof NotBlank) {
            return pattern(schema, "\\S");
        } else if (constraint instanceof Email) {
            return with(schema, "format", text("email"));
        } else if (constraint instanceof Pattern pattern) {
            return Optional.of(pattern)
                    .filter(one -> one.flags().length == 0)
                    .flatMap(one -> Regex.whole(one.regexp()))
                    .map(regex -> pattern(schema, regex))
                    .orElse(schema);
        }
        return ofSize(schema, constraint, "Length");
    }

    /** A schema has one pattern; more of them stand beside it. */
    private static JsonObject pattern(JsonObject schema, String regex) {
        if (!schema.containsKey("pattern")) {
            return with(schema, "pattern", text(regex));
        }
        JsonObject one = with(Schema.ANY, "pattern", text(regex));
        JsonValue before = schema.getOrDefault("allOf", JsonValue.EMPTY_JSON_ARRAY);
        return with(
                schema,
                "allOf",
                Schema.JSON.createArrayBuilder(before.asJsonArray()).add(one).build());
    }

    private static JsonObject ofSize(JsonObject schema, Annotation constraint, String what) {
        JsonObject sized = schema;
        if (constraint instanceof NotEmpty) {
            sized = with(sized, "min" + what, number(BigDecimal.ONE));
        } else if (constraint instanceof Size size) {
            if (size.min() > 0) {
                sized = with(sized, "min" + what, number(BigDecimal.valueOf(size.min())));
            }
            if (size.max() < Integer.MAX_VALUE) {
                sized = with(sized, "max" + what, number(BigDecimal.valueOf(size.max())));
            }
        }
        return sized;
    }

    private static JsonObject ofNumber(JsonObject schema, Annotation constraint) {
        if (constraint instanceof Min min) {
            return with(schema, "minimum", number(BigDecimal.valueOf(min.value())));
        } else if (constraint instanceof Max max) {
            return with(schema, "maximum", number(BigDecimal.valueOf(max.value())));
        } else if (constraint instanceof DecimalMin min) {
            String keyword = min.inclusive() ? "minimum" : "exclusiveMinimum";
            return with(schema, keyword, number(new BigDecimal(min.value())));
        } else if (constraint instanceof DecimalMax max) {
            String keyword = max.inclusive() ? "maximum" : "exclusiveMaximum";
            return with(schema, keyword, number(new BigDecimal(max.value())));
        }
        return ofSign(schema, constraint);
    }

    private static JsonObject ofSign(JsonObject schema, Annotation constraint) {
        JsonValue zero = number(BigDecimal.ZERO);
        if (constraint instanceof Positive) {
            return with(schema, "exclusiveMinimum", zero);
        } else if (constraint instanceof PositiveOrZero) {
            return with(schema, "minimum", zero);
        } else if (constraint instanceof Negative) {
            return with(schema, "exclusiveMaximum", zero);
        }
        return constraint instanceof NegativeOrZero ? with(schema, "maximum", zero) : schema;
    }
}
