package org.kanal.support;

import org.kanal.api.Channel;
import org.kanal.facts.FactSettings;
import org.kanal.facts.Facts;

/** For tests in which no application observes anything. */
public class NoFacts extends Facts {

    public NoFacts() {
        super(new FactSettings(1), null, null, new DaemonThreads(), Runnable::run);
    }

    @Override
    public void tell(Channel channel, Object fact) {
        // nobody listens
    }

    @Override
    public boolean isObserved(Object fact) {
        return false;
    }
}
