package org.kanal.queue;

import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * How much one transaction may publish. It waits in the queue, which takes 100,000 messages or 32
 * MB in the bundle's broker, whichever comes first.
 *
 * @param maxMessages how many publications ({@code kanal.publish.transaction.max-messages})
 * @param maxBytes how many bytes together ({@code kanal.publish.transaction.max-bytes})
 */
public record TransactionLimits(int maxMessages, long maxBytes) {

    private static final String MAX_MESSAGES = "kanal.publish.transaction.max-messages";
    private static final String MAX_BYTES = "kanal.publish.transaction.max-bytes";

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public TransactionLimits {
        Bounds.atLeast(MAX_MESSAGES, maxMessages, 1);
        Bounds.atLeast(MAX_BYTES, maxBytes, 1);
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static TransactionLimits from(SettingReader settings) {
        return new TransactionLimits(settings.whole(MAX_MESSAGES), settings.large(MAX_BYTES));
    }

    /**
     * Checks what a transaction would hold.
     *
     * @throws InvalidInput if it is more than allowed
     */
    public void require(int messages, long bytes) {
        if (messages > maxMessages) {
            throw new InvalidInput(
                    "transaction",
                    "publishes more than "
                            + maxMessages
                            + " messages, as many as allowed ("
                            + MAX_MESSAGES
                            + "); it is rolled back, and none of them is published");
        }
        if (bytes > maxBytes) {
            throw new InvalidInput(
                    "transaction",
                    "publishes more than "
                            + maxBytes
                            + " bytes, as many as allowed ("
                            + MAX_BYTES
                            + "); it is rolled back, and none of its messages is published");
        }
    }
}
