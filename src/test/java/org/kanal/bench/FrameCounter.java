package org.kanal.bench;

import java.nio.ByteBuffer;

/** Finds the messages in one connection's bytes by the time that each carries as {@code "ts":n}. */
final class FrameCounter {

    private static final byte[] MARK = {'"', 't', 's', '"', ':'};

    private int matched;
    private long digits = -1;

    /** Goes through bytes that came; what is cut off goes on with the next ones. */
    void count(ByteBuffer bytes, Latencies latencies) {
        long now = System.nanoTime();
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (digits >= 0) {
                if (b >= '0' && b <= '9') {
                    digits = digits * 10 + b - '0';
                } else {
                    latencies.add(now - digits);
                    digits = -1;
                }
            } else if (b == MARK[matched]) {
                matched++;
                if (matched == MARK.length) {
                    matched = 0;
                    digits = 0;
                }
            } else {
                matched = b == MARK[0] ? 1 : 0;
            }
        }
    }
}
