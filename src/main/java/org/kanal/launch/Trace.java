package org.kanal.launch;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What is written of an exception: the texts in it made harmless, and its length bounded. */
final class Trace {
    private static final String LINE = System.lineSeparator();
    private static final int MOST_CAUSES = 10;
    private static final int MOST_FRAMES = 60;

    private Trace() {}

    /** All of it, below the entry: each line begins with a tab. */
    static String full(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String title = "";
        for (Throwable next = thrown;
                next != null && seen.size() < MOST_CAUSES && seen.add(next);
                next = next.getCause()) {
            text.append('\t').append(title).append(Printable.line(next.toString())).append(LINE);
            frames(next, text);
            title = "Caused by: ";
        }
        return text.toString();
    }

    /** In a few words, for the entry's own line: what it is at the bottom, and where. */
    static String brief(Throwable thrown) {
        Throwable root = root(thrown);
        StackTraceElement[] frames = root.getStackTrace();
        return Printable.line(root.toString())
                + (frames.length == 0 ? "" : " at " + Printable.line(frames[0].toString()));
    }

    /** The deepest cause; of causes that go round, one of them. */
    static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        for (int depth = 0; depth < MOST_CAUSES && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        return root;
    }

    private static void frames(Throwable thrown, StringBuilder text) {
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int at = 0; at < Math.min(frames.length, MOST_FRAMES); at++) {
            text.append("\t\tat ").append(Printable.line(frames[at].toString())).append(LINE);
        }
        if (frames.length > MOST_FRAMES) {
            text.append("\t\t... ")
                    .append(frames.length - MOST_FRAMES)
                    .append(" more")
                    .append(LINE);
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            text.append("\tSuppressed: ").append(brief(suppressed)).append(LINE);
        }
    }
}
