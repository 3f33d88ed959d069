package org.kanal.support;

import org.kanal.api.Channel;
import org.kanal.facts.Facts;

/** For tests in which no application observes anything. */
public final class NoFacts extends Facts {

    @Override
    public void tell(Channel channel, Object fact) {
        // nobody listens
    }
}
