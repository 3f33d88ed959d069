package org.kanal.gateway;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.kanal.api.Channel;
import org.kanal.channel.TokenBuckets;

/** How fast one subscriber publishes on one channel, over all of its connections. */
@ApplicationScoped
public class PublishRates {

    private record Key(String subscriberId, Channel channel) {}

    @Inject private RateSettings settings;

    private TokenBuckets<Key> buckets;

    @PostConstruct
    void start() {
        buckets = new TokenBuckets<>(settings.publishBurst(), settings.publishPerSecond());
    }

    /** Counts one more message; false if that is one too many. */
    boolean admits(String subscriberId, Channel channel) {
        long now = System.nanoTime();
        return buckets.of(new Key(subscriberId, channel), now).take(1, now);
    }
}
