package org.kanal.gateway;

import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.kanal.support.Part;
import org.kanal.support.TokenBucket;
import org.kanal.support.TokenBuckets;

/**
 * Counts the bytes of missed messages that a connection got, and all of one address: a short
 * question may bring a megabyte. Whoever has something left gets all that it missed, and pays
 * afterwards: a page that comes back is never told that it lost messages which are still there.
 */
@Part
public class Replays {

    private final TokenBuckets<String> byConnection;
    private final TokenBuckets<String> byAddress;

    @Inject
    Replays(RateSettings settings) {
        byConnection = new TokenBuckets<>(settings.replayBurst(), settings.replayPerSecond());
        byAddress =
                new TokenBuckets<>(
                        settings.addressReplayBurst(), settings.addressReplayPerSecond());
    }

    /** Whether this client may ask for what it missed now. */
    boolean admits(Client client) {
        long now = System.nanoTime();
        return buckets(client, now).allMatch(bucket -> bucket.hasAny(now));
    }

    /** It got so many bytes of it. */
    void charge(Client client, long bytes) {
        if (bytes > 0) {
            long now = System.nanoTime();
            buckets(client, now).forEach(bucket -> bucket.spend(bytes, now));
        }
    }

    /** Whose address nobody knows shares it with nobody. */
    private Stream<TokenBucket> buckets(Client client, long now) {
        TokenBucket own = byConnection.of(client.connectionId(), now);
        return client.address().isEmpty()
                ? Stream.of(own)
                : Stream.of(own, byAddress.of(client.address(), now));
    }
}
