package org.kanal.presence;

import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;
import org.kanal.api.Payload;
import org.kanal.api.SubscriberType;

/**
 * One thing that a node says to another about members, as a line of text: fields parted by tabs,
 * the first of which says what it is.
 */
sealed interface MemberLine {

    String TAB = "\t";

    /** A member has come or changed. */
    record Put(Channel channel, String id, Entry entry) implements MemberLine {
        @Override
        public String text() {
            return String.join(
                    TAB,
                    "+",
                    channel.toString(),
                    escaped(id),
                    entry.type.name(),
                    Long.toString(entry.since),
                    Long.toString(entry.number),
                    entry.data().map(Payload::json).orElse(""));
        }

        @Override
        public void to(Ear ear) {
            ear.put(this);
        }
    }

    /** A member has gone. */
    record Gone(Channel channel, String id, long number, LeaveReason reason) implements MemberLine {
        @Override
        public String text() {
            return String.join(
                    TAB,
                    "-",
                    channel.toString(),
                    escaped(id),
                    Long.toString(number),
                    reason.name());
        }

        @Override
        public void to(Ear ear) {
            ear.gone(this);
        }
    }

    /** The sender wants to know who is on a channel. */
    record Wanted(Channel channel) implements MemberLine {
        @Override
        public String text() {
            return "w" + TAB + channel;
        }

        @Override
        public void to(Ear ear) {
            ear.wanted(this);
        }
    }

    /** The sender does not want to know that any more. */
    record Unwanted(Channel channel) implements MemberLine {
        @Override
        public String text() {
            return "u" + TAB + channel;
        }

        @Override
        public void to(Ear ear) {
            ear.unwanted(this);
        }
    }

    /** Whether the sender wants to know of all channels. */
    record WantsAll(boolean all) implements MemberLine {
        @Override
        public String text() {
            return "a" + TAB + all;
        }

        @Override
        public void to(Ear ear) {
            ear.wantsAll(this);
        }
    }

    /** What follows of a channel, up to its {@link End}, are all of the sender's members there. */
    record Begin(Channel channel) implements MemberLine {
        @Override
        public String text() {
            return "b" + TAB + channel;
        }

        @Override
        public void to(Ear ear) {
            ear.begin(this);
        }
    }

    /**
     * Those were all.
     *
     * @param number the sender's last change until then
     */
    record End(Channel channel, long number) implements MemberLine {
        @Override
        public String text() {
            return "e" + TAB + channel + TAB + number;
        }

        @Override
        public void to(Ear ear) {
            ear.end(this);
        }
    }

    /** Those were all of all channels. */
    record EndOfAll(long number) implements MemberLine {
        @Override
        public String text() {
            return "f" + TAB + number;
        }

        @Override
        public void to(Ear ear) {
            ear.endOfAll(this);
        }
    }

    /** The sender has told the applications of a node's changes up to this one. */
    record Told(String origin, long number) implements MemberLine {
        @Override
        public String text() {
            return "t" + TAB + origin + TAB + number;
        }

        @Override
        public void to(Ear ear) {
            ear.told(this);
        }
    }

    /** The sender knows of its receiver's changes up to this one, on all channels. */
    record Heard(long number) implements MemberLine {
        @Override
        public String text() {
            return "h" + TAB + number;
        }

        @Override
        public void to(Ear ear) {
            ear.heard(this);
        }
    }

    /** The sender has told the applications that a node's members are gone with it. */
    record Buried(String origin) implements MemberLine {
        @Override
        public String text() {
            return "d" + TAB + origin;
        }

        @Override
        public void to(Ear ear) {
            ear.buried(this);
        }
    }

    String text();

    /** Says it to whoever hears it. */
    void to(Ear ear);

    /**
     * Reads one.
     *
     * @param origin whose it is
     */
    static MemberLine of(String origin, String text) {
        String[] part = text.split(TAB, -1);
        return switch (part[0]) {
            case "+" -> new Put(Channel.parse(part[1]), plain(part[2]), entry(origin, part));
            case "-" ->
                    new Gone(
                            Channel.parse(part[1]),
                            plain(part[2]),
                            Long.parseLong(part[3]),
                            LeaveReason.valueOf(part[4]));
            case "w" -> new Wanted(Channel.parse(part[1]));
            case "u" -> new Unwanted(Channel.parse(part[1]));
            case "a" -> new WantsAll(Boolean.parseBoolean(part[1]));
            case "b" -> new Begin(Channel.parse(part[1]));
            case "e" -> new End(Channel.parse(part[1]), Long.parseLong(part[2]));
            case "f" -> new EndOfAll(Long.parseLong(part[1]));
            case "t" -> new Told(part[1], Long.parseLong(part[2]));
            case "h" -> new Heard(Long.parseLong(part[1]));
            case "d" -> new Buried(part[1]);
            default -> throw new IllegalArgumentException("'" + part[0] + "' is no kind of line");
        };
    }

    private static Entry entry(String origin, String[] part) {
        return new Entry(
                origin,
                Long.parseLong(part[5]),
                SubscriberType.valueOf(part[3]),
                Long.parseLong(part[4]),
                part[6].isEmpty() ? Optional.empty() : Optional.of(new Payload(part[6])));
    }

    /** An id may be any text; JSON and channels hold neither tabs nor line breaks. */
    private static String escaped(String id) {
        return id.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String plain(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '\\') {
                next = text.charAt(++i);
                next = next == 't' ? '\t' : next == 'n' ? '\n' : next;
            }
            plain.append(next);
        }
        return plain.toString();
    }
}
