package org.kanal.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Writes down what it hears, as lines such as {@code joined B} and {@code B: hello}. */
public final class Ear implements PeerListener {

    private static final long LONGEST_MILLIS = 30_000;

    private final List<String> heard = new ArrayList<>();

    @Override
    public void joined(Node node) {
        note("joined " + node);
    }

    @Override
    public void left(Node node, boolean wasLost) {
        note((wasLost ? "lost " : "left ") + node);
    }

    @Override
    public void told(Node from, String message) {
        note(from + ": " + message);
    }

    @Override
    public String asked(Node from, String question) {
        note(from + "? " + question);
        return question + "!";
    }

    @Override
    public void missed(Node from) {
        note("missed " + from);
    }

    private synchronized void note(String line) {
        heard.add(line);
        notifyAll();
    }

    /** All so far. */
    public synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    /** Forgets what was heard. */
    public synchronized void forget() {
        heard.clear();
    }

    /** Returns when it has heard this. */
    public void awaitLine(String line) {
        await(lines -> lines.contains(line));
    }

    /** Returns when what it has heard is so. */
    public synchronized void await(Predicate<List<String>> condition) {
        long end = System.currentTimeMillis() + LONGEST_MILLIS;
        while (!condition.test(heard)) {
            long left = end - System.currentTimeMillis();
            if (left <= 0) {
                throw new AssertionError("heard only " + heard);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
