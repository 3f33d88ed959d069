package org.kanal.presence;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;

/**
 * What this node says to the others: what it wants to know, and what becomes of its members on the
 * channels of which they want to know. Not thread-safe: {@link PresenceNode} locks.
 */
final class Speaker {

    private final String self;
    private final Rosters rosters;
    private final OwnMembers own;
    private final BiConsumer<String, String> tell;
    private final Map<String, OutStream> streams = new HashMap<>();
    private long lastStream;
    private boolean wantsAll;

    /**
     * @param tell brings a text to a node, or loses it
     */
    Speaker(String self, Rosters rosters, OwnMembers own, BiConsumer<String, String> tell) {
        this.self = self;
        this.rosters = rosters;
        this.own = own;
        this.tell = tell;
    }

    void joined(String node, long now) {
        OutStream stream = new OutStream(node, tell, nextStream(now));
        streams.put(node, stream);
        begin(stream);
    }

    void left(String node) {
        streams.remove(node);
    }

    /** A node has missed something: says all anew. */
    void again(String node, long now) {
        OutStream stream = streams.get(node);
        stream.begin(nextStream(now));
        begin(stream);
    }

    /** Also higher than those of an earlier time, when the other one was thought to be gone. */
    private long nextStream(long now) {
        lastStream = Math.max(lastStream + 1, now);
        return lastStream;
    }

    private void begin(OutStream stream) {
        if (wantsAll) {
            stream.add(new Line.WantsAll(true));
        }
        rosters.wanted().forEach(roster -> stream.add(new Line.Wanted(roster.channel())));
        stream.wants().forEach(channel -> show(stream, channel));
        if (stream.wantsAll()) {
            showAll(stream);
        }
        stream.flush();
    }

    void ownChanged(Channel channel, String id, Entry now) {
        say(channel, new Line.Put(channel, id, now));
    }

    void ownGone(Channel channel, String id, long number, LeaveReason reason) {
        say(channel, new Line.Gone(channel, id, number, reason));
    }

    private void say(Channel channel, Line line) {
        streams.values().stream()
                .filter(stream -> stream.concerns(channel))
                .forEach(stream -> stream.add(line));
    }

    void wanted(Channel channel, boolean isWanted) {
        for (OutStream stream : streams.values()) {
            stream.add(isWanted ? new Line.Wanted(channel) : new Line.Unwanted(channel));
            stream.flush();
        }
    }

    void wantAll(boolean all) {
        wantsAll = all;
        toAll(new Line.WantsAll(all));
    }

    /** A node begins to say anew what it wants to know. */
    void forgetWishes(String node) {
        streams.get(node).wants().clear();
        streams.get(node).wantAll(false);
    }

    /** A node wants to know who is on a channel. */
    void wish(String node, Line.Wanted wish) {
        OutStream stream = streams.get(node);
        if (stream.want(wish.channel())) {
            show(stream, wish.channel());
        }
    }

    /** A node does not want to know that any more. */
    void wish(String node, Line.Unwanted wish) {
        streams.get(node).unwant(wish.channel());
    }

    /** A node wants to know of all channels, or not any more. */
    void wish(String node, Line.WantsAll wish) {
        OutStream stream = streams.get(node);
        stream.wantAll(wish.all());
        if (wish.all()) {
            showAll(stream);
        }
    }

    private void showAll(OutStream stream) {
        rosters.all().forEach(roster -> show(stream, roster.channel()));
        stream.add(new Line.EndOfAll(own.lastNumber()));
    }

    private void show(OutStream stream, Channel channel) {
        stream.add(new Line.Begin(channel));
        Consumer<Roster> members =
                roster ->
                        roster.forEachOf(
                                self, (id, entry) -> stream.add(new Line.Put(channel, id, entry)));
        rosters.known(channel).ifPresent(members);
        stream.add(new Line.End(channel, own.lastNumber()));
    }

    void to(String node, Line line) {
        streams.get(node).add(line);
    }

    void toAll(Line line) {
        streams.values().forEach(stream -> stream.add(line));
    }

    /** Sends what there is to say to a node. */
    void flush(String node) {
        streams.get(node).flush();
    }

    void flush() {
        streams.values().forEach(OutStream::flush);
    }

    /** Sends something to all, so that they see whether anything is missing. */
    void beat() {
        streams.values().forEach(OutStream::send);
    }
}
