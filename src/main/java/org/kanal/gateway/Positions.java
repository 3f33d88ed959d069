package org.kanal.gateway;

import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashMap;
import java.util.Map;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Position;
import org.kanal.api.Unavailable;
import org.kanal.history.ChannelLog;
import org.kanal.permission.applications.Applications;
import org.kanal.support.CallerTransaction;
import org.kanal.support.Part;

/** Where channels stand, for those who bring a state and the messages after it together. */
@Part
public class Positions {

    private final ChannelLog log;
    private final Applications applications;
    private final TransactionSynchronizationRegistry transaction;

    @Inject
    Positions(ChannelLog log, Applications applications, CallerTransaction caller) {
        this.log = log;
        this.applications = applications;
        transaction = caller.registry();
    }

    /** What a transaction was told: the same at every call. */
    private static final class Told extends HashMap<Channel, Position> {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The position of a channel; in a transaction the one that it was told first.
     *
     * @throws InvalidInput if the channel is null, its application unknown, or it keeps no history
     * @throws Unavailable if the log does not answer
     */
    public Position of(Channel channel) {
        applications.requireKnown(InvalidInput.requireNonNull("channel", channel));
        if (!log.keeps(channel)) {
            throw new InvalidInput("channel", channel + " keeps no history (kanal.history.size)");
        }
        return transaction.getTransactionKey() == null
                ? log.head(channel)
                : told().computeIfAbsent(channel, log::head);
    }

    private Map<Channel, Position> told() {
        Told told = (Told) transaction.getResource(Told.class);
        if (told == null) {
            told = new Told();
            transaction.putResource(Told.class, told);
        }
        return told;
    }
}
