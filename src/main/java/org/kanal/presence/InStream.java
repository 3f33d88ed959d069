package org.kanal.presence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.kanal.api.Channel;

/**
 * What this node has heard of another one: how far, and of which channels it knows all. Not
 * thread-safe: {@link PresenceNode} locks.
 */
final class InStream {

    private long stream = -1;
    private long expected;
    private boolean isBroken = true;
    private long askedAt = Long.MIN_VALUE;
    private boolean knowsAll;
    private final Set<Channel> known = new HashSet<>();

    /** The members of a channel that is being told, until all are. */
    private final Map<Channel, Map<String, Entry>> told = new HashMap<>();

    /** Whether a batch is the next one; if it is not, something is missing, or it is old. */
    boolean accepts(MemberBatch batch) {
        if (batch.isStart() && batch.stream() > stream) {
            stream = batch.stream();
            expected = 1;
            isBroken = false;
            knowsAll = false;
            known.clear();
            told.clear();
            return true;
        }
        if (batch.stream() < stream || batch.stream() == stream && batch.number() < expected) {
            return false; // a repeat, or of a stream that is over
        }
        isBroken |= batch.stream() != stream || batch.number() != expected;
        expected++;
        return !isBroken;
    }

    /** Whether it is to be asked for all anew now. */
    boolean isToBeAsked(long now, long patience) {
        if (!isBroken || now - askedAt < patience && askedAt != Long.MIN_VALUE) {
            return false;
        }
        askedAt = now;
        return true;
    }

    /** Something did not arrive. */
    void broken() {
        isBroken = true;
    }

    boolean knows(Channel channel) {
        return knowsAll || known.contains(channel);
    }

    void begin(Channel channel) {
        told.put(channel, new HashMap<>());
    }

    /** Whether it belongs to what is being told of a channel. */
    boolean collects(MemberLine.Put put) {
        Map<String, Entry> collected = told.get(put.channel());
        if (collected != null) {
            collected.put(put.id(), put.entry());
        }
        return collected != null;
    }

    /** All that was told. */
    Map<String, Entry> end(Channel channel) {
        known.add(channel);
        Map<String, Entry> all = told.remove(channel);
        return all == null ? Map.of() : all;
    }

    /** Of the channels that were not told nobody is there. */
    void endOfAll() {
        knowsAll = true;
    }

    boolean knowsAll() {
        return knowsAll;
    }

    void forget(Channel channel) {
        known.remove(channel);
    }

    void forgetAll() {
        knowsAll = false;
    }
}
