package org.kanal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {

    @ParameterizedTest
    @ValueSource(strings = {"news", "A-Z_09", "-", "_", "0"})
    void lettersDigitsHyphenAndUnderscoreMakeAName(String name) {
        assertEquals(name, Channel.of(name).name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "two words", "a/b", "a.b", "näher", "a\n", "\na", "a$", "*", "a\0"})
    void anythingElseIsRefusedNamingTheField(String name) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> Channel.of(name));
        assertEquals("channel.name", refused.field());
        assertTrue(refused.getMessage().startsWith("channel.name: "), refused.getMessage());
        assertTrue(refused.getMessage().contains("A-Z a-z 0-9 - _"), refused.getMessage());
    }

    @Test
    void nameAndResourceIdHave140CharactersTogetherAtMost() {
        assertEquals(140, Channel.of("n".repeat(140)).name().length());
        assertEquals(130, Channel.of("n".repeat(10), "r".repeat(130)).resourceId().length());
        assertTooLong("n".repeat(141), "");
        assertTooLong("n".repeat(10), "r".repeat(131));
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "with space", "a/b?c#d", "ü 漢字 😀", "\"quoted\"", "a.b", "<x>"})
    void anyPrintableTextIsAResourceId(String resourceId) {
        assertEquals(resourceId, Channel.of("news", resourceId).resourceId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "\t", "\0", "\u001b[31m", "\u2028", "\ud800", "\u0085"})
    void controlsLineBreaksAndHalfCharactersAreNoResourceId(String resourceId) {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> Channel.of("news", resourceId));
        assertEquals("channel.resourceId", refused.field());
        assertFalse(refused.getMessage().contains(resourceId), "must not be repeated in a log");
    }

    @Test
    void anEmptyResourceIdMeansTheChannelItself() {
        assertEquals(Channel.of("news"), Channel.of("news", ""));
        assertEquals(Channel.of("news"), Channel.of("news", null));
        assertFalse(Channel.of("news", "").isResource());
    }

    @Test
    void aResourceKnowsItsChannel() {
        assertEquals(Optional.of(Channel.of("news")), Channel.of("news", "42").parent());
        assertEquals(Optional.empty(), Channel.of("news").parent());
        assertTrue(Channel.of("news", "42").isResource());
    }

    @Test
    void peopleReadNameSlashResource() {
        assertEquals("news", Channel.of("news").toString());
        assertEquals("news/42", Channel.of("news", "42").toString());
    }

    private static void assertTooLong(String name, String resourceId) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> Channel.of(name, resourceId));
        assertEquals("channel", refused.field());
        assertTrue(refused.getMessage().contains("141"), refused.getMessage());
        assertTrue(refused.getMessage().contains("140"), refused.getMessage());
    }
}
