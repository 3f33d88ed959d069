package org.kanal.launch;

import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Ends the process when somebody logs that the heap is full: most of those who catch everything log
 * it and go on. Named in logging.properties.
 */
public final class OutOfMemoryLog extends Handler {

    /** For {@code java.util.logging}. */
    public OutOfMemoryLog() {
        // all levels: what is caught may be logged as a detail
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getThrown() != null && OutOfMemory.isIn(entry.getThrown())) {
            OutOfMemory.end();
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
