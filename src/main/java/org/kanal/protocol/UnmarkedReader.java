package org.kanal.protocol;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A text as if no byte order mark were in front of it: some editors put one there. */
final class UnmarkedReader extends FilterReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private boolean isBegun;

    UnmarkedReader(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        boolean isMark = !isBegun && next == BYTE_ORDER_MARK;
        isBegun = true;
        return isMark ? super.read() : next;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (isBegun || length == 0) {
            return super.read(into, offset, length);
        }
        int first = read();
        if (first < 0) {
            return -1;
        }
        into[offset] = (char) first;
        return 1;
    }
}
