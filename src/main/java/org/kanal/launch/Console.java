package org.kanal.launch;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The terminal as its owner wants it: a handful of lines. It keeps the process's own streams, which
 * {@link ServerLog} takes away from everything else.
 */
final class Console {
    private static final Console THIS_PROCESS = new Console(System.out, System.err);

    private final PrintStream out;
    private final PrintStream err;
    private final AtomicBoolean refused = new AtomicBoolean();

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    static Console ofThisProcess() {
        return THIS_PROCESS;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    /**
     * Says why the server does not start. Only the first reason is told: what follows from it is in
     * the log.
     */
    void refuse(String reason) {
        if (refused.compareAndSet(false, true)) {
            err.println(reason.lines().findFirst().orElse(reason));
            err.flush();
        }
    }

    /** From here on the server stops because it was told to: what fails now is no reason. */
    void acceptNoRefusal() {
        refused.set(true);
    }

    PrintStream out() {
        return out;
    }
}
