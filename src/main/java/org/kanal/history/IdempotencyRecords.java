package org.kanal.history;

import java.time.Duration;
import java.util.function.Supplier;
import org.kanal.api.Channel;
import org.kanal.api.Unavailable;

/** Remembers for a while which publishes were done, so that a repeat does nothing. */
public interface IdempotencyRecords {

    /** For how long a key is remembered, unless there are more than there is room for. */
    Duration MEMORY = Duration.ofMinutes(5);

    /**
     * How long a call waits for the one that has the key. No setting: it is what {@code
     * kanal.publish.timeout} is by default, and who has a key for longer publishes at a log or a
     * broker that does not answer.
     */
    Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Publishes, unless this was done before with the same key on the same channel: then it gives
     * what was published that time. Of calls that come at once, in several threads or on several
     * nodes, one publishes and the others wait for it. If {@code publish} throws, nothing is
     * remembered, and the next call publishes.
     *
     * @param key chosen by the publisher
     * @param publish publishes, and says what; what it throws comes out of this call
     * @throws Unavailable if the records do not answer, or the call that has the key does not end;
     *     nothing was published then
     */
    FirstPublish once(Channel channel, String key, Supplier<FirstPublish> publish);
}
