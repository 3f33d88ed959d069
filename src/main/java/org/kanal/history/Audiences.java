package org.kanal.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.support.Part;

/**
 * Whom the publications of the channels were for that have any for some only: a subscriber's place
 * moves with what it sees, and what was for others may fill the log meanwhile. Bounded: the
 * channels used longest ago are forgotten.
 */
@Part
public class Audiences {

    private static final int MOST_CHANNELS = 1_000;

    private final Map<Channel, Audience> byChannel =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Channel, Audience> eldest) {
                    return size() > MOST_CHANNELS;
                }
            };

    /**
     * Notes a publication; those of one channel in their order. One that was noted does no harm.
     *
     * @param users whom it is for; empty for everybody
     */
    public synchronized void add(Channel channel, Position position, Set<String> users) {
        Audience known = byChannel.get(channel);
        if (known == null && users.isEmpty()) {
            return; // most channels have nothing that is for some only
        }
        if (known == null || !known.epoch().equals(position.epoch())) {
            known = new Audience(position.epoch());
            byChannel.put(channel, known);
        }
        known.add(position.offset(), users);
    }

    /**
     * The last position up to which nothing after this one was for a subscriber.
     *
     * @return the same one if that is not known
     */
    public synchronized Position nothingFor(String subscriberId, Channel channel, Position after) {
        Audience known = byChannel.get(channel);
        return known == null || !known.epoch().equals(after.epoch())
                ? after
                : new Position(after.epoch(), known.nothingFor(subscriberId, after.offset()));
    }
}
