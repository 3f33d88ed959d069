package org.kanal.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.kanal.api.Channel;

/**
 * Keeps what nodes know of each other's members the same. Each node owns its members, and says what
 * becomes of them to those nodes that want to know of their channel: first all of them, then each
 * change. A node that finds a gap asks for all anew. Whatever gets lost shows within a second, by
 * an empty batch. Not thread-safe: {@link PresenceNode} locks.
 */
final class Replication {

    /** How long somebody who was asked for all anew is left in peace. */
    private static final long ASK_MILLIS = 500;

    /** How often a node says something, though there is nothing to say. */
    private static final long BEAT_MILLIS = 1_000;

    private final String self;
    private final Rosters rosters;
    private final OwnMembers own;
    private final OtherMembers others;
    private final Announcer announcer;
    private final Speaker speaker;
    private final Hearing hearing;
    private final Burials burials;
    private final BiConsumer<String, String> tell;
    private final Map<String, InStream> streams = new HashMap<>();
    private long beatAt;

    /**
     * @param tell brings a text to a node, or loses it
     */
    Replication(
            String self,
            Rosters rosters,
            OwnMembers own,
            Announcer announcer,
            Burials burials,
            BiConsumer<String, String> tell) {
        this.self = self;
        this.rosters = rosters;
        this.own = own;
        this.announcer = announcer;
        this.burials = burials;
        this.tell = tell;
        others = new OtherMembers(rosters);
        speaker = new Speaker(self, rosters, own, tell);
        hearing = new Hearing(rosters, others, announcer, speaker);
    }

    Speaker speaker() {
        return speaker;
    }

    /** A node is there. */
    void joined(String node, long now) {
        burials.cancel(node);
        announcer.arrived(node);
        streams.put(node, new InStream());
        speaker.joined(node, now);
    }

    /** A node is not there, or does not answer; its members go a little later. */
    void left(String node, long now) {
        streams.remove(node);
        speaker.left(node);
        burials.plan(node, now);
    }

    /** Something that a node has said did not arrive. */
    void missed(String node, long now) {
        InStream stream = streams.get(node);
        if (stream != null) {
            stream.broken();
            ask(node, stream, now);
        }
    }

    /** Who tells the applications wants to know of all channels. */
    void wantAll(boolean all, long now) {
        if (all == hearing.wantsAll()) {
            return;
        }
        hearing.wantAll(all);
        speaker.wantAll(all);
        if (!all) {
            streams.values().forEach(InStream::forgetAll);
            List<Roster> unwanted = new ArrayList<>(rosters.all());
            unwanted.removeAll(rosters.wanted());
            unwanted.forEach(roster -> others.forget(roster.channel(), self, now));
        }
    }

    /** Somebody here wants to know of a channel, or nobody does any more. */
    void wanted(Channel channel, boolean isWanted, long now) {
        speaker.wanted(channel, isWanted);
        if (!isWanted && !hearing.wantsAll()) {
            streams.values().forEach(stream -> stream.forget(channel));
            others.forget(channel, self, now);
        }
    }

    /** Whether there is no other node. */
    boolean isAlone() {
        return streams.isEmpty();
    }

    /** Whether all nodes have said who is on a channel. */
    boolean isComplete(Channel channel) {
        return streams.values().stream().allMatch(stream -> stream.knows(channel));
    }

    /** A node has said something. */
    void told(String node, String text, long now) {
        InStream stream = streams.get(node);
        if (stream == null) {
            return; // it is not there any more
        }
        announcer.spoke(node);
        if (text.equals(MemberBatch.ASK)) {
            speaker.again(node, now);
            return;
        }
        MemberBatch batch = MemberBatch.of(node, text);
        if (!stream.accepts(batch)) {
            ask(node, stream, now);
            return;
        }
        if (batch.isStart()) {
            speaker.forgetWishes(node);
        }
        hearing.hear(node, stream, batch, now);
        acknowledge(node, stream);
        speaker.flush(node);
    }

    /** The first one waits for the second to know of its members what it knows itself. */
    private void acknowledge(String node, InStream stream) {
        if (announcer.role() == Announcer.Role.SECOND && stream.knowsAll()) {
            speaker.to(node, new MemberLine.Heard(others.heard(node)));
        }
    }

    private void ask(String node, InStream stream, long now) {
        if (stream.isToBeAsked(now, ASK_MILLIS)) {
            tell.accept(node, MemberBatch.ASK);
        }
    }

    /** Says what is to be said, and buries who is gone for long enough. */
    void tick(long now) {
        for (String node : burials.due(now)) {
            others.bury(node, now);
            announcer.buriedHere(node);
        }
        if (now - beatAt >= BEAT_MILLIS) {
            beatAt = now;
            others.heard(self, own.lastNumber());
            announcer.report(others.heard(), speaker::toAll);
            speaker.beat();
        } else {
            speaker.flush();
        }
    }
}
