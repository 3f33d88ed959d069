package org.kanal.hub;

import org.kanal.outbox.Outbox;
import org.kanal.outbox.OutboxWriter;
import org.kanal.outbox.OutboxWriters;
import org.kanal.outbox.Transport;

/** The threads that write in tests; they end with the JVM. */
public final class TestWriters {

    private static final OutboxWriters WRITERS = new OutboxWriters(2, TestWriters::thread);

    private TestWriters() {}

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "test writer");
        thread.setDaemon(true);
        return thread;
    }

    /** A writer that writes for nobody else. */
    public static OutboxWriter alone() {
        return new OutboxWriters(1, TestWriters::thread).next();
    }

    /** A writer for a new connection. */
    public static OutboxWriter next() {
        return WRITERS.next();
    }

    /** An outbox with room enough. */
    public static Outbox outbox(Transport transport) {
        return new Outbox(transport, next(), 64 << 20);
    }
}
