package org.kanal.launch;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The terminal as its owner wants it: a handful of lines. It keeps the process's own streams, which
 * {@link ServerLog} takes away from everything else.
 */
final class Console {
    private enum Told {
        NO_REASON,
        THE_REASON,
        THAT_IT_SERVES
    }

    private static final Console THIS_PROCESS = new Console(System.out, System.err);

    private final PrintStream out;
    private final PrintStream err;
    private final AtomicReference<Told> told = new AtomicReference<>(Told.NO_REASON);

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    static Console ofThisProcess() {
        return THIS_PROCESS;
    }

    void say(String line) {
        out.println(Printable.lines(line));
        out.flush();
    }

    /**
     * Says why the server does not start. Only the first reason is told: what follows from it is in
     * the log.
     */
    void refuse(String reason) {
        if (told.compareAndSet(Told.NO_REASON, Told.THE_REASON)) {
            complain(reason);
        }
    }

    /**
     * Tells an error: the reason why the server does not start, until it serves; from then on every
     * one.
     */
    void error(String message) {
        if (told.get() == Told.THAT_IT_SERVES) {
            complain(message);
        } else {
            refuse(message);
        }
    }

    /** From here on the server has started: what fails now does not end it. */
    void serve() {
        told.compareAndSet(Told.NO_REASON, Told.THAT_IT_SERVES);
    }

    /** Whether it has come so far, or was told to stop. */
    boolean hasServed() {
        return told.get() != Told.NO_REASON;
    }

    /** From here on the server stops because it was told to: what fails now is no reason. */
    void acceptNoRefusal() {
        told.set(Told.THE_REASON);
    }

    /** Tells what is wrong and ends nothing. */
    void complain(String message) {
        err.println(Printable.line(message.lines().findFirst().orElse(message)));
        err.flush();
    }

    PrintStream out() {
        return out;
    }
}
