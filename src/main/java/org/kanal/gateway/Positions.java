package org.kanal.gateway;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
import org.kanal.support.Starting;

/** Where channels stand, for those who bring a state and the messages after it together. */
@ApplicationScoped
public class Positions {

    @Inject private ChannelLog log;
    @Inject private Applications applications;

    @Resource private TransactionSynchronizationRegistry transaction;

    /** What a transaction was told: the same at every call. */
    private static final class Told extends HashMap<Channel, Position> {
        private static final long serialVersionUID = 1L;
    }

    /** Made in the WAR's own surroundings: those of an EAR's other modules lack what it needs. */
    void wake(@Observes @Priority(Starting.PUBLISHING) Starting starting) {
        // It is made before it is told.
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
