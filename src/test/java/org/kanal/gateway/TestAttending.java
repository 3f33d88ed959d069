package org.kanal.gateway;

import org.kanal.presence.Attendances;
import org.kanal.presence.TestPresence;
import org.kanal.support.NoFacts;

/** What clients see of each other, without a container. */
final class TestAttending {

    private TestAttending() {}

    /** No channel tells who is there. */
    static Attending nowhere() {
        return on(TestPresence.attendances("", new NoFacts()), new Access(null, null, null, null));
    }

    static Attending on(Attendances attendances, Access access) {
        return new Attending(
                attendances,
                access,
                new Replays(new RateSettings(50, 300, 1_000, 100_000, 1_000, 100_000)),
                new NewChannels(new NewChannelsSettings(1, 2, 0, 1)));
    }
}
