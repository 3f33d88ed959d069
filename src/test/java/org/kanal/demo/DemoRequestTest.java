package org.kanal.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.InvalidInput;

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
    @ValueSource(strings = {"{}", "{\"text\":\"  \"}", "{\"text\":\"abc\"}"})
    void aTextThatIsMissingOrEmptyOrTooLongIsRefusedByName(String body) {
        InvalidInput refusal =
                assertThrows(InvalidInput.class, () -> DemoRequest.of(body).text("text", 2));
        assertEquals("text", refusal.field());
        assertTrue(refusal.getMessage().contains("1 to 2"), refusal.getMessage());
    }

    @Test
    void whatIsNoTextIsRefusedByNameAndKind() {
        DemoRequest request = DemoRequest.of("{\"text\":7}");
        InvalidInput refusal = assertThrows(InvalidInput.class, () -> request.text("text", 2));
        assertEquals("text: is not text but a number", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[]", "7", "{\"text\":"})
    void whatIsNoJsonObjectIsRefused(String body) {
        assertEquals("body", assertThrows(InvalidInput.class, () -> DemoRequest.of(body)).field());
    }

    @Test
    void aBodyIsReadUpToFourKilobytes() throws IOException {
        assertEquals(Optional.of("x".repeat(4_096)), DemoRequest.text(stream("x".repeat(4_096))));
        assertEquals(Optional.empty(), DemoRequest.text(stream("x".repeat(4_097))));
    }

    @Test
    void ofALargeBodyNoMoreIsReadThanTellsThatItIs() throws IOException {
        InputStream body = stream("x".repeat(10_000));
        DemoRequest.text(body);
        assertEquals(10_000 - 4_097, body.available());
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        InputStream body = new ByteArrayInputStream(new byte[] {'{', (byte) 0xff, '}'});
        assertEquals(
                "body", assertThrows(InvalidInput.class, () -> DemoRequest.text(body)).field());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
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
