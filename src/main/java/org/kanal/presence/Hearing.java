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
    void hear(String node, InStream stream, Batch batch, long now) {
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
        public void put(Line.Put line) {
            if (!stream.collects(line) && isFollowed(line.channel())) {
                others.put(line);
            }
        }

        @Override
        public void gone(Line.Gone line) {
            if (isFollowed(line.channel())) {
                others.gone(node, line, now);
            }
        }

        private boolean isFollowed(Channel channel) {
            return stream.knows(channel) && isWanted(channel);
        }

        @Override
        public void begin(Line.Begin line) {
            stream.begin(line.channel());
        }

        @Override
        public void end(Line.End line) {
            Map<String, Entry> all = stream.end(line.channel());
            if (isWanted(line.channel())) {
                others.replace(node, line, all, now);
            } else {
                stream.forget(line.channel());
            }
        }

        /** What a node says of all channels it says while all are wanted, or too late. */
        @Override
        public void endOfAll(Line.EndOfAll line) {
            if (!wantsAll) {
                return;
            }
            for (Roster roster : new ArrayList<>(rosters.all())) {
                if (!stream.knows(roster.channel())) {
                    Line.End nobody = new Line.End(roster.channel(), line.number());
                    others.replace(node, nobody, Map.of(), now);
                }
            }
            others.heard(node, line.number());
            stream.endOfAll();
        }

        @Override
        public void wanted(Line.Wanted line) {
            speaker.wish(node, line);
        }

        @Override
        public void unwanted(Line.Unwanted line) {
            speaker.wish(node, line);
        }

        @Override
        public void wantsAll(Line.WantsAll line) {
            speaker.wish(node, line);
        }

        @Override
        public void told(Line.Told line) {
            announcer.hear(line);
        }

        @Override
        public void heard(Line.Heard line) {
            announcer.hear(node, line);
        }

        @Override
        public void buried(Line.Buried line) {
            announcer.hear(line);
        }
    }
}
