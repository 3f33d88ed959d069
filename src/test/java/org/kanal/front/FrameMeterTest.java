package org.kanal.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kanal.protocol.Disconnect;

class FrameMeterTest {

    private static final int TEXT = 0x1;
    private static final int CONTINUATION = 0x0;
    private static final int PING = 0x9;
    private static final int FINAL = 0x80;
    private static final int FIRST = 2_000;
    private static final int MOST = 10_000;
    private static final long SECOND = 1_000_000_000L;

    private final FrameMeter meter = new FrameMeter(new FrameLimits(FIRST, MOST, 10, 30), 0);

    @Test
    void wholeFramesPassInWhateverPiecesTheyCome() {
        byte[] frames = bytes(frame(FINAL | TEXT, 5), frame(FINAL | TEXT, 300));
        for (byte one : frames) {
            assertEquals(Optional.empty(), meter.read(ByteBuffer.wrap(new byte[] {one}), 0));
        }
        assertFalse(meter.isUnfinished());
        assertEquals(0, meter.unfinishedBytes());
    }

    @Test
    void theFirstMessageIsSmallAndTheOthersMayBeLarger() {
        assertEquals(Optional.of(Disconnect.FRAME_TOO_LARGE), fresh(FINAL | TEXT, FIRST + 1));
        read(frame(FINAL | TEXT, FIRST));
        read(frame(FINAL | TEXT, MOST));
        assertEquals(Optional.of(Disconnect.FRAME_TOO_LARGE), come(frame(FINAL | TEXT, MOST + 1)));
    }

    @Test
    void aFrameThatIsTooLargeIsFoundByItsHeadAlone() {
        ByteBuffer head = ByteBuffer.allocate(14);
        head.put((byte) (FINAL | TEXT)).put((byte) (0x80 | 127)).putLong(-1).putInt(0).flip();
        assertEquals(Optional.of(Disconnect.FRAME_TOO_LARGE), meter.read(head, 0));
    }

    @Test
    void thePartsOfAMessageCountTogether() {
        read(frame(FINAL | TEXT, 1));
        read(frame(TEXT, 6_000));
        assertTrue(meter.isUnfinished());
        assertEquals(6_000, meter.unfinishedBytes());
        assertEquals(
                Optional.of(Disconnect.FRAME_TOO_LARGE), come(frame(FINAL | CONTINUATION, 4_001)));
    }

    @Test
    void onlyControlFramesAreToldAsSuchAndOnlyOnce() {
        read(frame(FINAL | TEXT, 5));
        assertFalse(meter.readControl());
        read(frame(FINAL | PING, 5));
        assertTrue(meter.readControl());
        read(frame(FINAL | TEXT, 5));
        assertFalse(meter.readControl());
    }

    @Test
    void aPingInTheMidstOfAMessageIsNoPartOfIt() {
        read(frame(FINAL | TEXT, 1));
        read(frame(TEXT, 6_000));
        read(frame(FINAL | PING, 100));
        assertEquals(6_000, meter.unfinishedBytes());
        read(frame(FINAL | CONTINUATION, 4_000));
        assertFalse(meter.isUnfinished());
    }

    @Test
    void whatCameOfAFrameIsKeptAndNotWhatItAnnounces() {
        byte[] frame = frame(FINAL | TEXT, 1_000);
        meter.read(ByteBuffer.wrap(frame, 0, 108), 0);
        assertTrue(meter.isUnfinished());
        assertEquals(100, meter.unfinishedBytes());
    }

    @Test
    void pingsAndEmptyPartsAreCounted() {
        for (int i = 0; i < 30; i++) {
            read(frame(i % 2 == 0 ? FINAL | PING : CONTINUATION, 0));
        }
        assertEquals(Optional.of(Disconnect.RATE_LIMITED), come(frame(FINAL | PING, 0)));
    }

    @Test
    void whoPingsAsOftenAsAllowedStays() {
        for (int i = 0; i < 100; i++) {
            assertEquals(
                    Optional.empty(),
                    meter.read(ByteBuffer.wrap(frame(FINAL | PING, 0)), i * SECOND / 9));
        }
    }

    @Test
    void bytesAreCountedToo() {
        for (int i = 0; i < 29; i++) {
            read(frame(FINAL | TEXT, i == 0 ? 1 : MOST));
        }
        read(frame(FINAL | TEXT, MOST));
        assertEquals(Optional.of(Disconnect.RATE_LIMITED), come(frame(FINAL | TEXT, MOST)));
    }

    @Test
    void aFrameWithoutAMaskIsNoClients() {
        assertEquals(
                Optional.of(Disconnect.PROTOCOL_ERROR),
                meter.read(ByteBuffer.wrap(new byte[] {(byte) (FINAL | TEXT), 1, 'a'}), 0));
    }

    private Optional<Disconnect> fresh(int first, int length) {
        return new FrameMeter(new FrameLimits(FIRST, MOST, 10, 30), 0)
                .read(ByteBuffer.wrap(frame(first, length)), 0);
    }

    private void read(byte[] frame) {
        assertEquals(Optional.empty(), come(frame));
    }

    private Optional<Disconnect> come(byte[] frame) {
        return meter.read(ByteBuffer.wrap(frame), 0);
    }

    private static byte[] frame(int first, int length) {
        ByteBuffer frame = ByteBuffer.allocate(length + 14).put((byte) first);
        if (length < 126) {
            frame.put((byte) (0x80 | length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) length);
        }
        frame.putInt(0).position(frame.position() + length).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static byte[] bytes(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }
}
