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
            stream.add(new MemberLine.WantsAll(true));
        }
        rosters.wanted().forEach(roster -> stream.add(new MemberLine.Wanted(roster.channel())));
        stream.wants().forEach(channel -> show(stream, channel));
        if (stream.wantsAll()) {
            showAll(stream);
        }
        stream.flush();
    }

    void ownChanged(Channel channel, String id, Entry now) {
        say(channel, new MemberLine.Put(channel, id, now));
    }

    void ownGone(Channel channel, String id, long number, LeaveReason reason) {
        say(channel, new MemberLine.Gone(channel, id, number, reason));
    }

    private void say(Channel channel, MemberLine line) {
        streams.values().stream()
                .filter(stream -> stream.concerns(channel))
                .forEach(stream -> stream.add(line));
    }

    void wanted(Channel channel, boolean isWanted) {
        for (OutStream stream : streams.values()) {
            stream.add(
                    isWanted ? new MemberLine.Wanted(channel) : new MemberLine.Unwanted(channel));
            stream.flush();
        }
    }

    void wantAll(boolean all) {
        wantsAll = all;
        toAll(new MemberLine.WantsAll(all));
    }

    /** A node begins to say anew what it wants to know. */
    void forgetWishes(String node) {
        streams.get(node).wants().clear();
        streams.get(node).wantAll(false);
    }

    /** A node wants to know who is on a channel. */
    void wish(String node, MemberLine.Wanted wish) {
        OutStream stream = streams.get(node);
        if (stream.want(wish.channel())) {
            show(stream, wish.channel());
        }
    }

    /** A node does not want to know that any more. */
    void wish(String node, MemberLine.Unwanted wish) {
        streams.get(node).unwant(wish.channel());
    }

    /** A node wants to know of all channels, or not any more. */
    void wish(String node, MemberLine.WantsAll wish) {
        OutStream stream = streams.get(node);
        stream.wantAll(wish.all());
        if (wish.all()) {
            showAll(stream);
        }
    }

    private void showAll(OutStream stream) {
        rosters.all().forEach(roster -> show(stream, roster.channel()));
        stream.add(new MemberLine.EndOfAll(own.lastNumber()));
    }

    private void show(OutStream stream, Channel channel) {
        stream.add(new MemberLine.Begin(channel));
        Consumer<Roster> members =
                roster ->
                        roster.forEachOf(
                                self,
                                (id, entry) -> stream.add(new MemberLine.Put(channel, id, entry)));
        rosters.known(channel).ifPresent(members);
        stream.add(new MemberLine.End(channel, own.lastNumber()));
    }

    void to(String node, MemberLine line) {
        streams.get(node).add(line);
    }

    void toAll(MemberLine line) {
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
