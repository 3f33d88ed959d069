package org.kanal.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.kanal.api.Channel;
import org.kanal.api.IdempotencyKeyReused;
import org.kanal.api.Payload;
import org.kanal.api.PublishOptions;
import org.kanal.api.PublishReceipt;
import org.kanal.history.FirstPublish;
import org.kanal.history.IdempotencyRecords;

/**
 * Publishes once for each idempotency key, and tells a repeat from another message under the same
 * key.
 */
record Repeats(IdempotencyRecords records) {

    /** The same for a repeat, and for nothing else. */
    static String fingerprint(Payload payload, PublishOptions options, Optional<String> publisher) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, payload.json());
            add(digest, Boolean.toString(options.includePublisher()));
            add(digest, publisher.map(id -> "by " + id).orElse(""));
            new TreeSet<>(options.users()).forEach(id -> add(digest, id));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** With its length in front: two parts never look like two others. */
    private static void add(MessageDigest digest, String part) {
        digest.update((part.length() + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(part.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The receipt of the first publication with this key.
     *
     * @throws IdempotencyKeyReused if that one had another fingerprint
     */
    PublishReceipt once(
            Channel channel, String key, String fingerprint, Supplier<PublishReceipt> publish) {
        FirstPublish first =
                records.once(channel, key, () -> new FirstPublish(fingerprint, publish.get()));
        if (!first.fingerprint().equals(fingerprint)) {
            throw new IdempotencyKeyReused();
        }
        return first.receipt();
    }
}
