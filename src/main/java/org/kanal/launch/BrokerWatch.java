package org.kanal.launch;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Ends a start whose broker does not start: Payara only logs that and goes on without it. Named in
 * logging.properties for the log of the resource adapter's lifecycle.
 */
public final class BrokerWatch extends Handler {

    /** For {@code java.util.logging}. */
    public BrokerWatch() {
        setLevel(Level.SEVERE);
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            Console.ofThisProcess()
                    .refuse(
                            "The message broker did not start%s (more in logs/server.log of the data directory)"
                                    .formatted(ServerLog.firstFailure()));
            new Thread(() -> System.exit(1), "kanal-exit").start();
        }
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        // nothing is open
    }
}
