package org.kanal.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.channel.InvalidInput;

class DemoRequestTest {

    @Test
    void aTextComesWithoutTheBlanksAroundIt() {
        assertEquals("hi", DemoRequest.of("{\"text\":\" hi \"}").text("text", 2));
    }

    @Test
    void charactersAreCountedAsPeopleDo() {
        assertEquals("🙂🙂", DemoRequest.of("{\"text\":\"🙂🙂\"}").text("text", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\":\"  \"}", "{\"text\":7}", "{\"text\":\"abc\"}"})
    void aTextThatIsMissingOrEmptyOrNoTextOrTooLongIsRefusedByName(String body) {
        InvalidInput refusal =
                assertThrows(InvalidInput.class, () -> DemoRequest.of(body).text("text", 2));
        assertEquals("text", refusal.field());
        assertTrue(refusal.getMessage().contains("1 to 2"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[]", "7", "{\"text\":"})
    void whatIsNoJsonObjectIsRefused(String body) {
        assertEquals("body", assertThrows(InvalidInput.class, () -> DemoRequest.of(body)).field());
    }

    @Test
    void anOptionalTextIsEmptyWhereItIsMissing() {
        assertEquals("", DemoRequest.of("{}").optionalText("resourceId"));
        assertEquals("", DemoRequest.of("{\"resourceId\":null}").optionalText("resourceId"));
        assertThrows(
                InvalidInput.class,
                () -> DemoRequest.of("{\"resourceId\":7}").optionalText("resourceId"));
    }
}
