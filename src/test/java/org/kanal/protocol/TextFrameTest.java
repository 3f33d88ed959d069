package org.kanal.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFrameTest {

    @ParameterizedTest
    @CsvSource({
        "0, 8100",
        "1, 8101",
        "125, 817d",
        "126, 817e007e",
        "65535, 817effff",
        "65536, 817f0000000000010000"
    })
    void theHeaderGrowsWithTheLength(int length, String header) {
        TextFrame frame = TextFrame.of("x".repeat(length));
        byte[] bytes = bytesOf(frame);
        assertEquals(header.length() / 2 + length, bytes.length);
        assertEquals(bytes.length, frame.length());
        assertEquals(
                header,
                java.util.HexFormat.of().formatHex(Arrays.copyOf(bytes, header.length() / 2)));
        assertEquals("x".repeat(length), frame.text());
    }

    @Test
    void theLengthIsInBytesOfUtf8() {
        String text = "ü漢😀";
        byte[] bytes = bytesOf(TextFrame.of(text));
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(utf8.length, bytes[1]);
        assertArrayEquals(utf8, Arrays.copyOfRange(bytes, 2, bytes.length));
        assertEquals(text, TextFrame.of(text).text());
    }

    @Test
    void framesStandBehindOneAnotherInABuffer() {
        ByteBuffer buffer = ByteBuffer.allocate(7);
        TextFrame.of("a").appendTo(buffer);
        TextFrame.of("bc").appendTo(buffer);
        assertArrayEquals(
                new byte[] {(byte) 0x81, 1, 'a', (byte) 0x81, 2, 'b', 'c'}, buffer.array());
    }

    private static byte[] bytesOf(TextFrame frame) {
        ByteBuffer buffer = ByteBuffer.allocate(frame.length());
        frame.appendTo(buffer);
        return buffer.array();
    }
}
