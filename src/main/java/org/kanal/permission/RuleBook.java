package org.kanal.permission;

import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.Subscriber;

/** An operator's rules, in force or only thought of. */
@FunctionalInterface
public interface RuleBook {

    /** What they say; empty if none is for both. */
    Optional<Decision> decide(Channel channel, Subscriber subscriber);
}
