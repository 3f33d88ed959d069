package org.kanal.socket.tyrus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kanal.protocol.EncodedMessage;

class WebSocketFramingTest {

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
        byte[] bytes = framed("x".repeat(length));
        assertEquals(header.length() / 2 + length, bytes.length);
        assertEquals(header, HexFormat.of().formatHex(Arrays.copyOf(bytes, header.length() / 2)));
    }

    @Test
    void theLengthIsInBytesOfUtf8() {
        String text = "ü漢😀";
        byte[] bytes = framed(text);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(utf8.length, bytes[1]);
        assertArrayEquals(utf8, Arrays.copyOfRange(bytes, 2, bytes.length));
    }

    @Test
    void eachMessageIsAFrameOfItsOwnInOrder() {
        assertArrayEquals(
                new byte[] {(byte) 0x81, 1, 'a', (byte) 0x81, 2, 'b', 'c'}, framed("a", "bc"));
    }

    private static byte[] framed(String... messages) {
        List<EncodedMessage> encoded = Stream.of(messages).map(EncodedMessage::of).toList();
        ByteBuffer frames = WebSocketFraming.INSTANCE.frame(encoded);
        byte[] bytes = new byte[frames.remaining()];
        frames.get(bytes);
        return bytes;
    }
}
