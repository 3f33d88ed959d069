package org.kanal.presence;

import java.util.List;
import java.util.stream.Stream;

/**
 * What goes from node to node at once.
 *
 * @param isStart whether the stream begins with it
 * @param stream of which stream of its sender it is; a later one has a higher number
 * @param number which batch of it; the first is 0
 * @param lines what is said
 */
record MemberBatch(boolean isStart, long stream, long number, List<MemberLine> lines) {

    static final String START = "s ";
    static final String MORE = "m ";

    /** Asks for a new stream. */
    static final String ASK = "?";

    /**
     * Reads one.
     *
     * @param origin who has sent it
     */
    static MemberBatch of(String origin, String text) {
        String[] lines = text.split("\n");
        String[] head = lines[0].split(" ");
        return new MemberBatch(
                lines[0].startsWith(START),
                Long.parseLong(head[1]),
                Long.parseLong(head[2]),
                Stream.of(lines).skip(1).map(line -> MemberLine.of(origin, line)).toList());
    }
}
