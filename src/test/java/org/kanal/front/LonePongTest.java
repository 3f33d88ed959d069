package org.kanal.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LonePongTest {

    private static final String PONG = "{\"type\":\"pong\"}";
    private static final int WHOLE_TEXT = 0x81;

    @ParameterizedTest
    @ValueSource(ints = {0, 0x01020304, 0xffffffff, 0x80c0e0f0})
    void anAnswerToAPingIsKnownWhateverItsMask(int mask) {
        ByteBuffer came = frame(WHOLE_TEXT, mask, PONG);
        assertTrue(LonePong.is(came));
        assertEquals(LonePong.BYTES, came.remaining(), "it stays to be read");
    }

    @Test
    void itIsKnownWhereverItLiesInItsBuffer() {
        ByteBuffer came = ByteBuffer.allocate(100);
        came.position(7).put(frame(WHOLE_TEXT, 5, PONG)).flip().position(7);
        assertTrue(LonePong.is(came));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ping\"}",
                "{\"type\":\"Pong\"}",
                "{\"type\":\"pong\"]",
                "{\"type\": \"pong\"}",
                "{\"type\":\"pon\"}",
                ""
            })
    void anythingElseThatIsSaidIsNot(String text) {
        assertFalse(LonePong.is(frame(WHOLE_TEXT, 77, text)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x80, 0x00, 0x82, 0x88, 0x89, 0x8a, 0xc1, 0x91})
    void anotherKindOfFrameOrAPartOfAMessageIsNot(int first) {
        assertFalse(LonePong.is(frame(first, 77, PONG)));
    }

    @Test
    void oneThatIsNotMaskedIsNot() {
        ByteBuffer came = frame(WHOLE_TEXT, 0, PONG);
        came.put(1, (byte) PONG.length());
        assertFalse(LonePong.is(came));
    }

    @Test
    void whatComesTogetherWithMoreOrInPartsIsNot() {
        ByteBuffer two = ByteBuffer.allocate(2 * LonePong.BYTES);
        two.put(frame(WHOLE_TEXT, 1, PONG)).put(frame(WHOLE_TEXT, 1, PONG)).flip();
        assertFalse(LonePong.is(two));
        ByteBuffer part = frame(WHOLE_TEXT, 1, PONG);
        part.limit(part.limit() - 1);
        assertFalse(LonePong.is(part));
    }

    private static ByteBuffer frame(int first, int mask, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frame = ByteBuffer.allocate(6 + bytes.length);
        frame.put((byte) first).put((byte) (0x80 | bytes.length)).putInt(mask);
        for (int i = 0; i < bytes.length; i++) {
            frame.put((byte) (bytes[i] ^ frame.get(2 + i % 4)));
        }
        return frame.flip();
    }
}
