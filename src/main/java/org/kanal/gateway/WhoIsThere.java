package org.kanal.gateway;

import jakarta.inject.Inject;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Unavailable;
import org.kanal.presence.Attendances;
import org.kanal.presence.MembersPage;
import org.kanal.support.Part;

/** Answers the backend, which may see who is on any channel that tells it. */
@Part
public class WhoIsThere {

    private final Attendances attendances;

    @Inject
    WhoIsThere(Attendances attendances) {
        this.attendances = attendances;
    }

    /**
     * Some members, in the order of their ids, and how many there are in all.
     *
     * @param after the id behind which to begin; empty for the beginning
     * @param limit the most to get, 1 or more
     * @throws Unavailable if other servers did not say in time who is there
     * @throws InvalidInput if the channel does not tell who is there, or one of the others is
     *     missing or wrong
     */
    public MembersPage page(Channel channel, String after, int limit) {
        InvalidInput.requireNonNull("channel", channel);
        InvalidInput.requireNonNull("after", after);
        if (limit < 1) {
            throw new InvalidInput("limit", limit + " is too small; allowed: 1 or more");
        }
        if (attendances.ruleOf(channel).isEmpty()) {
            throw new InvalidInput(
                    "channel",
                    channel
                            + " does not tell who is there; allowed: those that"
                            + " kanal.presence.channels names");
        }
        if (!attendances.complete(channel).join()) {
            throw new Unavailable("other servers did not say in time who is on " + channel);
        }
        return attendances.page(channel, after, limit);
    }
}
