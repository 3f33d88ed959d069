package org.kanal.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EncodedMessageTest {

    private static final String TEXT = "{\"text\":\"ü漢😀\"}";

    @Test
    void itsLengthIsInBytesOfUtf8() {
        assertEquals(
                TEXT.getBytes(StandardCharsets.UTF_8).length, EncodedMessage.of(TEXT).length());
    }

    @Test
    void itsBytesStandBehindWhatIsInTheBuffer() {
        ByteBuffer buffer = ByteBuffer.allocate(3);
        EncodedMessage.of("a").appendTo(buffer);
        EncodedMessage.of("bc").appendTo(buffer);
        assertArrayEquals(new byte[] {'a', 'b', 'c'}, buffer.array());
    }

    @Test
    void itsTextIsWhatWasEncoded() {
        assertEquals(TEXT, EncodedMessage.of(TEXT).text());
    }
}
