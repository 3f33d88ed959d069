package org.kanal.gateway;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Predicate;
import org.kanal.api.Channel;
import org.kanal.hub.Hub;
import org.kanal.support.Part;

/**
 * Bounds on how many channels that nobody uses pages publish: each is a stream in the log, and
 * where others share the broker a topic there.
 */
@Part
public class NewNames {

    private final PublishRates rates;
    private final NewChannels newChannels;
    private final Predicate<Channel> isReceived;

    @Inject
    NewNames(PublishRates rates, NewChannels newChannels, Hub hub) {
        this(rates, newChannels, hub::receives);
    }

    /**
     * @param isReceived whether somebody here subscribes to a channel
     */
    NewNames(PublishRates rates, NewChannels newChannels, Predicate<Channel> isReceived) {
        this.rates = rates;
        this.newChannels = newChannels;
        this.isReceived = isReceived;
    }

    /** Counts a channel that is new; gives the setting that forbids it, if one does. */
    Optional<String> count(Client client, String subscriberId, Channel channel) {
        return rates.isNew(subscriberId, channel) && !isReceived.test(channel)
                ? newChannels.count(client)
                : Optional.empty();
    }
}
