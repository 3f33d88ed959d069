package org.kanal.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The threads that write to all connections of this node: a few for any number of connections. */
public final class OutboxWriters {

    private final List<OutboxWriter> writers;
    private final AtomicInteger next = new AtomicInteger();

    /** Starts {@code count} threads. */
    public OutboxWriters(int count, ThreadFactory threads) {
        writers = IntStream.range(0, count).mapToObj(i -> new OutboxWriter()).toList();
        writers.forEach(writer -> threads.newThread(writer).start());
    }

    /** The writer for a new connection; each gets as many as the others. */
    public OutboxWriter next() {
        return writers.get(Math.floorMod(next.getAndIncrement(), writers.size()));
    }

    /**
     * Those whose clients do not read: a write has not ended that should have at once, as nearly
     * all do. So looking at them costs as much as there are of these. For one thread only.
     */
    public List<Outbox> unfinished() {
        List<Outbox> all = new ArrayList<>();
        writers.forEach(writer -> writer.addUnfinished(all));
        return all;
    }

    /** Ends the threads. */
    public void stop() {
        writers.forEach(OutboxWriter::stop);
    }
}
