package org.kanal.gateway;

import jakarta.inject.Inject;
import org.kanal.api.Channel;
import org.kanal.support.Part;
import org.kanal.support.TokenBuckets;

/** How fast one subscriber publishes on one channel, over all of its connections. */
@Part
public class PublishRates {

    private record Key(String subscriberId, Channel channel) {}

    private final TokenBuckets<Key> buckets;

    @Inject
    PublishRates(RateSettings settings) {
        buckets = new TokenBuckets<>(settings.publishBurst(), settings.publishPerSecond());
    }

    /** Whether this subscriber did not publish on this channel lately. */
    boolean isNew(String subscriberId, Channel channel) {
        return !buckets.isInUse(new Key(subscriberId, channel));
    }

    /** Counts one more message; false if that is one too many. */
    boolean admits(String subscriberId, Channel channel) {
        long now = System.nanoTime();
        return buckets.of(new Key(subscriberId, channel), now).take(1, now);
    }
}
