package org.kanal.history;

import org.kanal.api.Channel;
import org.kanal.history.memory.MemoryChannelLog;

/** A channel's stream that is lost, as one is that others needed the room of. */
public final class LostStream {

    private LostStream() {}

    /** Loses it. */
    public static void of(Channel channel, MemoryChannelLog log) {
        log.end(channel);
    }
}
