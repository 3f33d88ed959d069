package org.kanal.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.JsonbConfig;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.StringReader;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConstraintsTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    interface Later {}

    @Size(min = 3, max = 3)
    @Pattern(regexp = "[A-Z\\-]+")
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Code {
        String message() default "is no code";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    record Constrained(
            @NotBlank String text,
            @Size(max = 10) @Email String mail,
            @Code String code,
            @Min(1) @Max(9) int number,
            @DecimalMin("0.5") @DecimalMax(value = "2.5", inclusive = false) BigDecimal price,
            @Positive Optional<Long> wrong,
            Optional<@Positive Long> positive,
            @NotEmpty List<@NotBlank @Size(max = 5) String> tags,
            Map<String, @Max(7) Integer> votes,
            @NotNull(groups = Later.class) String later,
            @Pattern(regexp = "a++") String possessive) {}

    @Test
    void constraintsAreKeywordsOfTheSchema() {
        assertEquals(
                json(
                        """
                        {"type": "object",
                         "properties": {
                           "code": {"type": "string", "minLength": 3, "maxLength": 3,
                                    "pattern": "^(?:[A-Z\\\\x2d]+)$"},
                           "later": {"type": "string"},
                           "mail": {"type": "string", "maxLength": 10, "format": "email"},
                           "number": {"type": "integer", "format": "int32",
                                      "minimum": 1, "maximum": 9},
                           "positive": {"type": "integer", "format": "int64",
                                        "exclusiveMinimum": 0},
                           "possessive": {"type": "string"},
                           "price": {"type": "number", "minimum": 0.5, "exclusiveMaximum": 2.5},
                           "tags": {"type": "array", "minItems": 1,
                                    "items": {"type": "string", "maxLength": 5,
                                              "pattern": "\\\\S"}},
                           "text": {"type": "string", "pattern": "\\\\S"},
                           "votes": {"type": "object",
                                     "additionalProperties": {"type": "integer",
                                                              "format": "int32", "maximum": 7}},
                           "wrong": {"type": "integer", "format": "int64",
                                     "exclusiveMinimum": 0}},
                         "required": ["number", "tags", "text"]}
                        """),
                definition());
    }

    @Test
    void anExpressionThatJavaScriptDoesNotHaveIsLeftOut() {
        for (String java :
                List.of("(?i)a", "\\p{Alpha}", "[a&&b]", "a*+", "\\Qa", "[a[b]]", "a}")) {
            assertEquals(Optional.empty(), Regex.whole(java), java);
        }
    }

    @Test
    void anExpressionIsOneOfTheWholeText() {
        assertEquals(Optional.of("^(?:a|b)$"), Regex.whole("a|b"));
        assertEquals(Optional.of("^(?:\\d{2,}(?:x)@\\.)$"), Regex.whole("\\d{2,}(?:x)\\@\\."));
    }

    private static JsonObject definition() {
        JsonSchemas schemas = new JsonSchemas("#/", new JsonbConfig(), VALIDATOR);
        schemas.of(Constrained.class);
        return schemas.definitions().getJsonObject("Constrained");
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
