package org.kanal.presence;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.kanal.api.Channel;

/**
 * What this node says to another one: lines in batches, the batches of a stream numbered without a
 * gap. Where the other one finds a gap it asks, and a new stream begins, which says all anew. Not
 * thread-safe: {@link PresenceNode} locks.
 */
final class OutStream {

    /** Well below what may go at once between nodes. */
    private static final int BATCH_CHARACTERS = 100_000;

    private final String node;
    private final BiConsumer<String, String> tell;
    private final StringBuilder lines = new StringBuilder();
    private final Set<Channel> wants = new HashSet<>();
    private boolean wantsAll;
    private long stream;
    private long number;
    private boolean isStart;

    /**
     * @param tell brings a text to a node, or loses it
     * @param stream higher than that of any stream to this node before
     */
    OutStream(String node, BiConsumer<String, String> tell, long stream) {
        this.node = node;
        this.tell = tell;
        begin(stream);
    }

    /** Begins anew. What the other one wants to know is still known. */
    void begin(long newStream) {
        stream = newStream;
        number = 0;
        isStart = true;
        lines.setLength(0);
    }

    void add(MemberLine line) {
        lines.append('\n').append(line.text());
        if (lines.length() > BATCH_CHARACTERS) {
            send();
        }
    }

    /** Sends what there is to say, if there is anything. */
    void flush() {
        if (isStart || lines.length() > 0) {
            send();
        }
    }

    /** Sends even nothing: the other one then knows that nothing is missing. */
    void send() {
        tell.accept(
                node,
                (isStart ? MemberBatch.START : MemberBatch.MORE) + stream + " " + number++ + lines);
        isStart = false;
        lines.setLength(0);
    }

    /** Whether the other one is to hear of a channel. */
    boolean concerns(Channel channel) {
        return wantsAll || wants.contains(channel);
    }

    /** False if it wanted that before. */
    boolean want(Channel channel) {
        return wants.add(channel);
    }

    void unwant(Channel channel) {
        wants.remove(channel);
    }

    /** What it wants to know; another stream says all of it anew. */
    Set<Channel> wants() {
        return wants;
    }

    boolean wantsAll() {
        return wantsAll;
    }

    void wantAll(boolean all) {
        wantsAll = all;
    }
}
