package org.kanal.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedBodyTest {

    private final ChunkedBody body = new ChunkedBody();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5\r\nhello\r\n0\r\n\r\n",
                "1\r\nh\r\n4\r\nello\r\n0\r\n\r\n",
                "05\r\nhello\r\n000\r\n\r\n",
                "5\r\nhello\r\n0\r\nX: y\r\nContent-Length: 7\r\n\r\n"
            })
    void chunksAreReadAsTheirData(String text) {
        assertEquals("hello", read(text));
        assertTrue(body.isOver());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5\nhello\r\n0\r\n\r\n",
                "5\r\nhello\n0\r\n\r\n",
                "5\r\nhelloX\r\n0\r\n\r\n",
                "5\r\nhello\r\n0\n\n",
                "5\r\nhello\r\n0\r\n\n",
                " 5\r\nhello\r\n",
                "5 \r\nhello\r\n",
                "5;a=b\r\nhello\r\n",
                "0x5\r\nhello\r\n",
                "+5\r\nhello\r\n",
                "-5\r\nhello\r\n",
                "\r\nhello\r\n",
                "000000005\r\nhello\r\n",
                "\uff15\r\nhello\r\n",
                "5\r\rhello\r\n",
                "0\r\nX: y\nZ: 1\r\n\r\n",
                "0\r\nX\u0000: y\r\n\r\n"
            })
    void whatOthersWouldReadDifferentlyIsNone(String text) {
        read(text);
        assertTrue(body.isBroken());
        assertFalse(body.isOver());
    }

    @Test
    void itIsTheSameInPartsOfAByte() {
        StringBuilder data = new StringBuilder();
        for (char c : "2\r\nhe\r\nC\r\nllo and more\r\n0\r\nX: y\r\n\r\n".toCharArray()) {
            data.append(read(String.valueOf(c)));
        }
        assertEquals("hello and more", data.toString());
        assertTrue(body.isOver());
    }

    @Test
    void whatFollowsItIsLeft() {
        ByteBuffer came = bytes("1\r\na\r\n0\r\n\r\nGET / HTTP/1.1");
        body.read(came);
        assertEquals("GET / HTTP/1.1", StandardCharsets.UTF_8.decode(came).toString());
    }

    @Test
    void trailersWithoutEndAreNone() {
        read("0\r\n" + "X: y\r\n".repeat(2_000));
        assertTrue(body.isBroken());
    }

    @Test
    void manySmallChunksTakeNoMoreThanWhatTheyHold() {
        ByteBuffer data = body.read(bytes("1\r\na\r\n".repeat(1_000)));
        assertEquals(1_000, data.remaining());
        assertEquals(1_000, data.capacity());
        assertFalse(body.isOver());
    }

    private String read(String text) {
        return StandardCharsets.UTF_8.decode(body.read(bytes(text))).toString();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
