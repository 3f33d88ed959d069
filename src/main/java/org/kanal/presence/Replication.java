package org.kanal.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;

/**
 * Keeps what nodes know of each other's members the same. Each node owns its members, and says what
 * becomes of them to those nodes that want to know of their channel: first all of them, then each
 * change. A node that finds a gap asks for all anew. Whatever gets lost shows within a second, by
 * an empty batch. Not thread-safe: {@link PresenceNode} locks.
 */
final class Replication {

    /** How long somebody who was asked for all anew is left in peace. */
    private static final long ASK_MILLIS = 500;

    /** How often a node says that it has nothing to say. */
    private static final long BEAT_MILLIS = 1_000;

    private final String self;
    private final Rosters rosters;
    private final OwnMembers own;
    private final OtherMembers others;
    private final Announcer announcer;
    private final BiConsumer<String, String> tell;
    private final Map<String, OutStream> out = new HashMap<>();
    private final Map<String, InStream> in = new HashMap<>();
    private final Burials burials;
    private long streams;
    private long beatAt;
    private boolean wantsAll;

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
        this.others = new OtherMembers(rosters);
    }

    /** A node is there. */
    void joined(String node, long now) {
        burials.cancel(node);
        announcer.arrived(node);
        in.put(node, new InStream());
        streams = Math.max(streams + 1, now);
        out.put(node, new OutStream(node, tell, streams));
        begin(out.get(node));
    }

    /** A node is not there, or does not answer; its members go a little later. */
    void left(String node, long now) {
        in.remove(node);
        out.remove(node);
        burials.plan(node, now);
    }

    /** Something that a node has said did not arrive. */
    void missed(String node, long now) {
        InStream stream = in.get(node);
        if (stream != null) {
            stream.broken();
            ask(node, stream, now);
        }
    }

    /** Who tells the applications wants to know of all channels. */
    void wantAll(boolean all, long now) {
        if (all == wantsAll) {
            return;
        }
        wantsAll = all;
        out.values().forEach(stream -> stream.add(new Line.WantsAll(all)));
        if (!all) {
            in.values().forEach(InStream::forgetAll);
            List<Roster> unwanted = new ArrayList<>(rosters.all());
            unwanted.removeAll(rosters.wanted());
            unwanted.forEach(roster -> others.forget(roster.channel(), self, now));
        }
    }

    void ownChanged(Channel channel, String id, Entry now) {
        say(channel, new Line.Put(channel, id, now));
    }

    void ownGone(Channel channel, String id, long number, LeaveReason reason) {
        say(channel, new Line.Gone(channel, id, number, reason));
    }

    private void say(Channel channel, Line line) {
        out.values().stream()
                .filter(stream -> stream.concerns(channel))
                .forEach(stream -> stream.add(line));
    }

    /** Somebody here wants to know of a channel, or nobody does any more. */
    void wanted(Channel channel, boolean isWanted, long now) {
        for (OutStream stream : out.values()) {
            stream.add(isWanted ? new Line.Wanted(channel) : new Line.Unwanted(channel));
            stream.flush();
        }
        if (!isWanted && !wantsAll) {
            in.values().forEach(stream -> stream.forget(channel));
            others.forget(channel, self, now);
        }
    }

    /** Whether all nodes have said who is on a channel. */
    boolean isComplete(Channel channel) {
        return in.values().stream().allMatch(stream -> stream.knows(channel));
    }

    /** A node has said something. */
    void told(String node, String text, long now) {
        InStream stream = in.get(node);
        if (stream == null) {
            return; // it is not there any more
        }
        if (text.equals(Batch.ASK)) {
            streams = Math.max(streams + 1, now);
            out.get(node).begin(streams);
            begin(out.get(node));
            return;
        }
        Batch batch = Batch.of(node, text);
        if (stream.accepts(batch)) {
            if (batch.isStart()) {
                out.get(node).wants().clear();
                out.get(node).wantAll(false);
            }
            batch.lines().forEach(line -> hear(node, stream, line, now));
            acknowledge(node, stream);
            out.get(node).flush();
        } else {
            ask(node, stream, now);
        }
    }

    /** The first one waits for the second to know of its members what it knows itself. */
    private void acknowledge(String node, InStream stream) {
        if (announcer.role() == Announcer.Role.SECOND && stream.knowsAll()) {
            out.get(node).add(new Line.Heard(others.heard(node)));
        }
    }

    private void ask(String node, InStream stream, long now) {
        if (stream.isToBeAsked(now, ASK_MILLIS)) {
            tell.accept(node, Batch.ASK);
        }
    }

    private void hear(String node, InStream stream, Line line, long now) {
        if (line instanceof Line.Put put) {
            if (!stream.collects(put) && isFollowed(stream, put.channel())) {
                others.put(put);
            }
        } else if (line instanceof Line.Gone gone) {
            if (isFollowed(stream, gone.channel())) {
                others.gone(node, gone, now);
            }
        } else if (line instanceof Line.Begin begin) {
            stream.begin(begin.channel());
        } else if (line instanceof Line.End end) {
            hearAll(node, stream, end, now);
        } else if (line instanceof Line.EndOfAll end) {
            hearAll(node, stream, end, now);
        } else if (line instanceof Line.Told told) {
            announcer.told(told.origin(), told.number());
        } else if (line instanceof Line.Buried buried) {
            announcer.buried(buried.origin());
        } else if (line instanceof Line.Heard heard) {
            announcer.heardBy(node, heard.number());
        } else {
            hearWish(out.get(node), line);
        }
    }

    private void hearAll(String node, InStream stream, Line.End end, long now) {
        Map<String, Entry> all = stream.end(end.channel());
        if (isWanted(end.channel())) {
            others.replace(node, end, all, now);
        } else {
            stream.forget(end.channel());
        }
    }

    /** What a node says of all channels it says while all are wanted, or too late. */
    private void hearAll(String node, InStream stream, Line.EndOfAll end, long now) {
        if (!wantsAll) {
            return;
        }
        for (Roster roster : new ArrayList<>(rosters.all())) {
            if (!stream.knows(roster.channel())) {
                Line.End nobody = new Line.End(roster.channel(), end.number());
                others.replace(node, nobody, Map.of(), now);
            }
        }
        others.heard(node, end.number());
        stream.endOfAll();
    }

    private boolean isFollowed(InStream stream, Channel channel) {
        return stream.knows(channel) && isWanted(channel);
    }

    private boolean isWanted(Channel channel) {
        return wantsAll || rosters.known(channel).filter(rosters.wanted()::contains).isPresent();
    }

    private void hearWish(OutStream stream, Line line) {
        if (line instanceof Line.Wanted wish && stream.want(wish.channel())) {
            show(stream, wish.channel());
        } else if (line instanceof Line.Unwanted wish) {
            stream.unwant(wish.channel());
        } else if (line instanceof Line.WantsAll wish) {
            stream.wantAll(wish.all());
            if (wish.all()) {
                rosters.all().forEach(roster -> show(stream, roster.channel()));
                stream.add(new Line.EndOfAll(own.lastNumber()));
            }
        }
    }

    /** Says what this node wants to know, and who is where the other one wants to know it. */
    private void begin(OutStream stream) {
        if (wantsAll) {
            stream.add(new Line.WantsAll(true));
        }
        rosters.wanted().forEach(roster -> stream.add(new Line.Wanted(roster.channel())));
        stream.wants().forEach(channel -> show(stream, channel));
        if (stream.wantsAll()) {
            rosters.all().stream()
                    .map(Roster::channel)
                    .filter(channel -> !stream.wants().contains(channel))
                    .forEach(channel -> show(stream, channel));
            stream.add(new Line.EndOfAll(own.lastNumber()));
        }
        stream.flush();
    }

    private void show(OutStream stream, Channel channel) {
        stream.add(new Line.Begin(channel));
        rosters.known(channel)
                .ifPresent(
                        roster ->
                                roster.forEachOf(
                                        self,
                                        (id, entry) ->
                                                stream.add(new Line.Put(channel, id, entry))));
        stream.add(new Line.End(channel, own.lastNumber()));
    }

    /** Says what is to be said, and buries who is gone for long enough. */
    void tick(long now) {
        burials.due(now)
                .forEach(
                        node -> {
                            others.bury(node, now);
                            announcer.buriedHere(node);
                        });
        if (now - beatAt >= BEAT_MILLIS) {
            beatAt = now;
            others.heard(self, own.lastNumber());
            announcer.report(others.heard(), line -> out.values().forEach(to -> to.add(line)));
            out.values().forEach(OutStream::send);
        } else {
            out.values().forEach(OutStream::flush);
        }
    }
}
