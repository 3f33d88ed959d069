package org.kanal.gateway;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.kanal.support.Part;
import org.kanal.support.TokenBuckets;

/**
 * Bounds how fast strangers open channels that nobody listens to: each is a stream of its own while
 * it is open and a while longer. One connection has a bucket, and so have all of an address.
 */
@Part
public class NewChannels {

    private final NewChannelsSettings settings;

    private final TokenBuckets<String> byConnection;
    private final TokenBuckets<String> byAddress;
    private final LongSupplier nanos;

    @Inject
    NewChannels(NewChannelsSettings settings) {
        this(settings, System::nanoTime);
    }

    NewChannels(NewChannelsSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        byConnection = new TokenBuckets<>(settings.burst(), settings.perSecond());
        byAddress = new TokenBuckets<>(settings.addressBurst(), settings.addressPerSecond());
    }

    /** Counts one that this client opens; gives the setting that forbids it, if one does. */
    Optional<String> count(Client client) {
        long now = nanos.getAsLong();
        if (!byConnection.of(client.connectionId(), now).take(1, now)) {
            return Optional.of("kanal.new-channels.per-second");
        }
        boolean isLimited = settings.addressPerSecond() > 0 && !client.address().isEmpty();
        return isLimited && !byAddress.of(client.address(), now).take(1, now)
                ? Optional.of("kanal.new-channels.address-per-second")
                : Optional.empty();
    }
}
