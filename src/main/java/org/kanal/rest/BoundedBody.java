package org.kanal.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, of which no more is read than is allowed. */
final class BoundedBody extends FilterInputStream {

    private long left;

    /**
     * @param maxBytes how many bytes may be read
     */
    BoundedBody(InputStream body, long maxBytes) {
        super(body);
        this.left = maxBytes;
    }

    /** Whether it had more than is allowed. */
    boolean isTooLarge() {
        return left < 0;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("larger than is allowed");
        }
    }
}
