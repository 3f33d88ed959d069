package org.kanal.it.refusals;

import org.kanal.api.Channel;

/** Publishes "before", then something that is refused, then "after" if it caught the refusal. */
public interface RefusedCaller {

    /** Lets the refusal out. */
    void publish(Channel channel, Refused refused);

    /** Catches the refusal and goes on. */
    void publishAndCatch(Channel channel, Refused refused);
}
