package org.kanal.socket.tyrus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.kanal.protocol.Disconnect;

class CloseFrameTest {

    @Test
    void itIsOneUnmaskedFrameWithTheCodeAndItsName() {
        ByteBuffer frame = CloseFrame.of(Disconnect.SLOW_CONSUMER);
        assertEquals((byte) 0x88, frame.get());
        assertEquals(frame.remaining() - 1, frame.get());
        assertEquals(4008, frame.getShort());
        assertEquals("SLOW_CONSUMER", StandardCharsets.US_ASCII.decode(frame).toString());
    }
}
