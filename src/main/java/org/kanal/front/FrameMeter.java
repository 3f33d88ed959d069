package org.kanal.front;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.kanal.protocol.Disconnect;
import org.kanal.support.TokenBucket;

/**
 * Reads the heads of a client's WebSocket frames (RFC 6455, section 5.2) before anything else does:
 * what is too large, too many or never finished is found here, and not after it was kept. Not
 * thread-safe: the bytes of one connection come one after another.
 */
public final class FrameMeter {

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int CONTROL = 0x8;
    private static final int MASK_BYTES = 4;
    private static final int LONG_LENGTH = 126;
    private static final int VERY_LONG_LENGTH = 127;

    private final FrameLimits limits;
    private final TokenBucket pieces;
    private final TokenBucket bytes;
    private final ByteBuffer head = ByteBuffer.allocate(2 + Long.BYTES + MASK_BYTES);
    private long frameRest;
    private boolean isControl;
    private boolean readControl;
    private boolean endsMessage;
    private boolean inMessage;
    private long messageBytes;
    private long most;

    /**
     * @param now in nanoseconds, monotonic
     */
    public FrameMeter(FrameLimits limits, long now) {
        this.limits = limits;
        this.most = limits.firstBytes();
        this.pieces = new TokenBucket(limits.piecesAtOnce(), limits.piecesPerSecond(), now);
        this.bytes = new TokenBucket(limits.bytesAtOnce(), limits.bytesPerSecond(), now);
    }

    /**
     * Reads what came.
     *
     * @return why the client has to go; empty if it may stay
     */
    public Optional<Disconnect> read(ByteBuffer came, long now) {
        readControl = false;
        if (!bytes.take(came.remaining(), now)) {
            return Optional.of(Disconnect.RATE_LIMITED);
        }
        while (came.hasRemaining()) {
            if (frameRest > 0) {
                skip(came);
            } else {
                Optional<Disconnect> wrong = readHead(came, now);
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether control frames, such as pings, began in what was read last. */
    public boolean readControl() {
        return readControl;
    }

    /** Whether a frame or a message has begun and not ended. */
    public boolean isUnfinished() {
        return inMessage || frameRest > 0 || head.position() > 0;
    }

    /** What the server keeps of a message that has not ended, in bytes. */
    public long unfinishedBytes() {
        return messageBytes - (isControl ? 0 : frameRest) + head.position();
    }

    private void skip(ByteBuffer came) {
        int part = (int) Math.min(frameRest, came.remaining());
        came.position(came.position() + part);
        frameRest -= part;
        if (frameRest == 0) {
            endFrame();
        }
    }

    private Optional<Disconnect> readHead(ByteBuffer came, long now) {
        head.put(came.get());
        if (head.position() < 2 || head.position() < headBytes()) {
            return Optional.empty();
        }
        Optional<Disconnect> wrong = judge(head.get(0), length(), now);
        head.clear();
        if (wrong.isEmpty() && frameRest == 0) {
            endFrame();
        }
        return wrong;
    }

    private Optional<Disconnect> judge(int first, long length, long now) {
        boolean isFinal = (first & FINAL) != 0;
        isControl = (first & CONTROL) != 0;
        readControl |= isControl;
        boolean continues = (first & 0xf) == 0;
        if ((head.get(1) & MASKED) == 0) {
            return Optional.of(Disconnect.PROTOCOL_ERROR);
        }
        if (length < 0 || length > most - (isControl ? 0 : messageBytes)) {
            return Optional.of(Disconnect.FRAME_TOO_LARGE);
        }
        boolean isWhole = isFinal && !isControl && !continues;
        if (!isWhole && !pieces.take(1, now)) {
            return Optional.of(Disconnect.RATE_LIMITED);
        }
        frameRest = length;
        endsMessage = isFinal && !isControl;
        if (!isControl) {
            inMessage = true;
            messageBytes += length;
        }
        return Optional.empty();
    }

    private void endFrame() {
        if (endsMessage) {
            inMessage = false;
            messageBytes = 0;
            most = limits.mostBytes();
        }
    }

    private int headBytes() {
        int length = head.get(1) & 0x7f;
        int more =
                length == LONG_LENGTH ? Short.BYTES : length == VERY_LONG_LENGTH ? Long.BYTES : 0;
        return 2 + more + ((head.get(1) & MASKED) == 0 ? 0 : MASK_BYTES);
    }

    private long length() {
        int length = head.get(1) & 0x7f;
        return switch (length) {
            case LONG_LENGTH -> head.getShort(2) & 0xffff;
            case VERY_LONG_LENGTH -> head.getLong(2);
            default -> length;
        };
    }
}
