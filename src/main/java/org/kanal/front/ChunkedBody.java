package org.kanal.front;

import java.nio.ByteBuffer;

/**
 * Reads a request's body that comes in chunks (RFC 9112, section 7.1) as it is written there and in
 * no other way: where two servers in a row end a chunk at different places, one request hides in
 * another. What is read is the data alone, so that a million chunks of a byte weigh no more than
 * one of a million. Not thread-safe: the bytes of one connection come one after another.
 */
public final class ChunkedBody {

    private static final int HEX = 16;
    private static final int MOST_DIGITS = 8;
    private static final int MOST_TRAILER = 4096;

    private enum Part {
        SIZE,
        SIZE_END,
        DATA,
        DATA_END,
        DATA_LINE_END,
        TRAILER,
        TRAILER_LINE,
        TRAILER_LINE_END,
        LAST_END,
        OVER,
        BROKEN
    }

    private Part part = Part.SIZE;
    private long size;
    private int digits;
    private int trailerBytes;

    /**
     * Reads what came, up to the end of the body.
     *
     * @param came the position is behind what was read
     * @return the data in it, ready to be read
     */
    public ByteBuffer read(ByteBuffer came) {
        ByteBuffer data = ByteBuffer.allocate(came.remaining());
        while (came.hasRemaining() && !isOver() && !isBroken()) {
            if (part == Part.DATA) {
                copy(came, data);
            } else {
                part = after(came.get());
            }
        }
        return fitting(data.flip());
    }

    /** Whether all of it was read. */
    public boolean isOver() {
        return part == Part.OVER;
    }

    /** Whether it is none: nothing of it is to be believed. */
    public boolean isBroken() {
        return part == Part.BROKEN;
    }

    /** It is kept until all of the body is there: without room that is not used. */
    private static ByteBuffer fitting(ByteBuffer data) {
        return data.remaining() > data.capacity() / 2
                ? data
                : ByteBuffer.allocate(data.remaining()).put(data).flip();
    }

    private void copy(ByteBuffer came, ByteBuffer data) {
        int now = (int) Math.min(size, came.remaining());
        data.put(came.slice(came.position(), now));
        came.position(came.position() + now);
        size -= now;
        if (size == 0) {
            part = Part.DATA_END;
        }
    }

    private Part after(byte next) {
        return switch (part) {
            case SIZE -> size(next);
            case SIZE_END -> only('\n', next, size > 0 ? Part.DATA : Part.TRAILER);
            case DATA_END -> only('\r', next, Part.DATA_LINE_END);
            case DATA_LINE_END -> only('\n', next, Part.SIZE);
            case TRAILER -> next == '\r' ? Part.LAST_END : trailer(next);
            case TRAILER_LINE -> next == '\r' ? Part.TRAILER_LINE_END : trailer(next);
            case TRAILER_LINE_END -> only('\n', next, Part.TRAILER);
            case LAST_END -> only('\n', next, Part.OVER);
            default -> Part.BROKEN;
        };
    }

    private Part size(byte next) {
        if (next == '\r') {
            boolean isThere = digits > 0;
            digits = 0;
            return isThere ? Part.SIZE_END : Part.BROKEN;
        }
        int digit = next < 0 ? -1 : Character.digit(next, HEX);
        if (digit < 0 || digits == MOST_DIGITS) {
            return Part.BROKEN;
        }
        size = size * HEX + digit;
        digits++;
        return Part.SIZE;
    }

    /** Trailers count for nothing here, as long as they end. */
    private Part trailer(byte next) {
        trailerBytes++;
        boolean isText = next < 0 || next >= ' ' || next == '\t';
        return isText && trailerBytes <= MOST_TRAILER ? Part.TRAILER_LINE : Part.BROKEN;
    }

    private static Part only(char allowed, byte next, Part then) {
        return next == allowed ? then : Part.BROKEN;
    }
}
