package org.kanal.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Bounds how fast strangers open channels that nobody listens to: each is a stream of its own while
 * it is open and a while longer. One connection has a bucket, and so have all of an address.
 */
@ApplicationScoped
public class NewChannels {

    /** From so many addresses on, those that hold back are forgotten. */
    private static final int MANY = 1_000;

    @Inject private NewChannelsSettings settings;

    private final Map<String, TokenBucket> ofAddress = new ConcurrentHashMap<>();
    private LongSupplier nanos = System::nanoTime;

    /** Counts one that this client opens; gives the setting that forbids it, if one does. */
    Optional<String> count(Client client) {
        long now = nanos.getAsLong();
        TokenBucket own =
                client.newChannels(
                        () -> new TokenBucket(settings.perSecond(), settings.burst(), now));
        if (!own.take(now)) {
            return Optional.of("kanal.new-channels.per-second");
        }
        boolean isLimited = settings.addressPerSecond() > 0 && !client.address().isEmpty();
        return isLimited && !bucketOf(client.address(), now).take(now)
                ? Optional.of("kanal.new-channels.address-per-second")
                : Optional.empty();
    }

    /** How many addresses are remembered. */
    int addresses() {
        return ofAddress.size();
    }

    /** For tests, which have time of their own. */
    void runOn(LongSupplier clock) {
        nanos = clock;
    }

    private TokenBucket bucketOf(String address, long now) {
        if (ofAddress.size() >= MANY) {
            ofAddress.values().removeIf(bucket -> bucket.isFull(now));
        }
        return ofAddress.computeIfAbsent(
                address,
                any -> new TokenBucket(settings.addressPerSecond(), settings.addressBurst(), now));
    }
}
