package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kanal.api.InvalidInput;

class PayloadCheckTest {

    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();

    private final PayloadCheck check = new PayloadCheck(FACTORY.getValidator());

    record Line(@Min(1) int amount) {}

    record Order(@NotBlank String id, @NotNull @Valid List<Line> lines, Line unchecked) {}

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    @Test
    void aPayloadThatKeepsItsConstraintsPasses() {
        check.requireValid(new Order("1", List.of(new Line(1)), new Line(0)));
        check.requireValid("text");
        check.requireValid(Map.of("a", Optional.of(1)));
        check.requireValid(JsonValue.NULL);
        check.requireValid(Collections.singletonList(null));
        check.requireValid(new int[] {1});
    }

    @Test
    void whatBreaksAConstraintIsNamedWithItsValueAndWhatIsAllowed() {
        InvalidInput refused = refused(new Order("1", List.of(new Line(1), new Line(-3)), null));
        assertEquals("payload.lines[1].amount", refused.field());
        assertTrue(
                refused.getMessage()
                        .startsWith("payload.lines[1].amount: '-3' is not allowed; must be "),
                refused.getMessage());
    }

    @Test
    void allThatBreakOneAreToldUpToALimit() {
        InvalidInput refused = refused(new Order(" ", null, null));
        assertEquals("payload.id", refused.field());
        assertTrue(refused.getMessage().contains("; payload.lines: 'null'"), refused.getMessage());
        String many = refused(Collections.nCopies(100, new Line(0))).getMessage();
        assertTrue(many.endsWith("; and 95 more"), many);
    }

    @Test
    void aLongValueIsCutInTheMessage() {
        record Word(@jakarta.validation.constraints.Size(max = 2) String text) {}
        assertTrue(refused(new Word("x".repeat(10_000))).getMessage().length() < 200);
    }

    @Test
    void whatCollectionsMapsArraysAndOptionalsHoldIsChecked() {
        Line bad = new Line(0);
        assertEquals("payload[1].amount", refused(List.of(new Line(1), bad)).field());
        assertEquals("payload[a].amount", refused(Map.of("a", bad)).field());
        assertEquals("payload[0].amount", refused(new Line[] {bad}).field());
        assertEquals("payload.amount", refused(Optional.of(bad)).field());
    }

    @Test
    void nothingIsNoPayload() {
        assertEquals("payload: is null; it must be given", refused(null).getMessage());
    }

    @Test
    void theTextOfAnObjectIsNotTold() {
        record Secret(@Valid @NotNull Line line, @OneField Map<String, String> hidden) {}
        assertDoesNotThrow(() -> check.requireValid(new Secret(new Line(1), Map.of("a", "b"))));
        assertFalse(
                refused(new Secret(new Line(1), Map.of("a", "b", "password", "x")))
                        .getMessage()
                        .contains("password"));
    }

    @jakarta.validation.constraints.Size(max = 1)
    @jakarta.validation.Constraint(validatedBy = {})
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @interface OneField {
        String message() default "has one field";

        Class<?>[] groups() default {};

        Class<? extends jakarta.validation.Payload>[] payload() default {};
    }

    private InvalidInput refused(Object payload) {
        return assertThrows(InvalidInput.class, () -> check.requireValid(payload));
    }
}
