package org.kanal.presence;

import java.util.ArrayList;
import java.util.Map;
import org.kanal.api.Channel;

/**
 * What becomes of other nodes' lines: of members in the rosters, of all else with whom it is for.
 */
final class Hearing {

    private final Rosters rosters;
    private final OtherMembers others;
    private final Announcer announcer;
    private final Speaker speaker;
    private boolean wantsAll;

    Hearing(Rosters rosters, OtherMembers others, Announcer announcer, Speaker speaker) {
        this.rosters = rosters;
        this.others = others;
        this.announcer = announcer;
        this.speaker = speaker;
    }

    /** Whether all channels are to be known, and not only those that somebody here asks for. */
    void wantAll(boolean all) {
        wantsAll = all;
    }

    boolean wantsAll() {
        return wantsAll;
    }

    /** A node has said this. */
    void hear(String node, InStream stream, MemberBatch batch, long now) {
        Ear ear = new OfNode(node, stream, now);
        batch.lines().forEach(line -> line.to(ear));
    }

    private boolean isWanted(Channel channel) {
        return wantsAll || rosters.known(channel).filter(rosters.wanted()::contains).isPresent();
    }

    private final class OfNode implements Ear {

        private final String node;
        private final InStream stream;
        private final long now;

        OfNode(String node, InStream stream, long now) {
            this.node = node;
            this.stream = stream;
            this.now = now;
        }

        @Override
        public void put(MemberLine.Put line) {
            if (!stream.collects(line) && isFollowed(line.channel())) {
                others.put(line);
            }
        }

        @Override
        public void gone(MemberLine.Gone line) {
            if (isFollowed(line.channel())) {
                others.gone(node, line, now);
            }
        }

        private boolean isFollowed(Channel channel) {
            return stream.knows(channel) && isWanted(channel);
        }

        @Override
        public void begin(MemberLine.Begin line) {
            stream.begin(line.channel());
        }

        @Override
        public void end(MemberLine.End line) {
            Map<String, Entry> all = stream.end(line.channel());
            if (isWanted(line.channel())) {
                others.replace(node, line, all, now);
            } else {
                stream.forget(line.channel());
            }
        }

        /** What a node says of all channels it says while all are wanted, or too late. */
        @Override
        public void endOfAll(MemberLine.EndOfAll line) {
            if (!wantsAll) {
                return;
            }
            for (Roster roster : new ArrayList<>(rosters.all())) {
                if (!stream.knows(roster.channel())) {
                    MemberLine.End nobody = new MemberLine.End(roster.channel(), line.number());
                    others.replace(node, nobody, Map.of(), now);
                }
            }
            others.heard(node, line.number());
            stream.endOfAll();
        }

        @Override
        public void wanted(MemberLine.Wanted line) {
            speaker.wish(node, line);
        }

        @Override
        public void unwanted(MemberLine.Unwanted line) {
            speaker.wish(node, line);
        }

        @Override
        public void wantsAll(MemberLine.WantsAll line) {
            speaker.wish(node, line);
        }

        @Override
        public void told(MemberLine.Told line) {
            announcer.hear(line);
        }

        @Override
        public void heard(MemberLine.Heard line) {
            announcer.hear(node, line);
        }

        @Override
        public void buried(MemberLine.Buried line) {
            announcer.hear(line);
        }
    }
}
