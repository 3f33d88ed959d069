package org.kanal.config;

import org.kanal.api.InvalidInput;
import org.kanal.front.FrontSettings;
import org.kanal.outbox.OutboxSettings;
import org.kanal.queue.TransactionLimits;

/**
 * Whether what {@code kanal.payload.max-bytes} announces has room wherever it passes: what is
 * accepted and fits nowhere ends connections again and again.
 *
 * @param payloadBytes the largest payload
 */
record PayloadRoom(int payloadBytes) {

    /** What stands around a payload in a frame. */
    private static final int ENVELOPE_BYTES = 1024;

    /**
     * @throws InvalidInput naming both settings, if one has too little
     */
    void require(OutboxSettings outbox, FrontSettings front, TransactionLimits transactions) {
        require("kanal.outbox.max-bytes", outbox.maxBytes(), payloadBytes + ENVELOPE_BYTES);
        if (front.isOn()) {
            require("kanal.http.max-body-bytes", front.mostBodyBytes(), payloadBytes);
        }
        require("kanal.publish.transaction.max-bytes", transactions.maxBytes(), payloadBytes);
    }

    private void require(String key, long bytes, int least) {
        if (bytes < least) {
            throw new InvalidInput(
                    key,
                    bytes
                            + " holds no message of kanal.payload.max-bytes="
                            + payloadBytes
                            + "; allowed: "
                            + least
                            + " or more");
        }
    }
}
