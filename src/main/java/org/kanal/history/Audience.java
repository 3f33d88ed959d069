package org.kanal.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * Whom the latest publications of one epoch were for, without a gap; longer than they are kept
 * themselves. Runs that were for the same ones are one; where there are too many, the oldest become
 * one for all of theirs, or are forgotten. So it may say "perhaps" of what was for others, and
 * never "no" of what was not. Not thread-safe.
 */
final class Audience {

    /** How many runs and ids it remembers. */
    private static final int MOST = 256;

    /** Offsets, both included; nobody named: for everybody. */
    private record Run(long from, long to, Set<String> users) {

        boolean mayBeFor(String id) {
            return users.isEmpty() || users.contains(id);
        }

        int weight() {
            return 1 + users.size();
        }
    }

    private final String epoch;
    private final Deque<Run> runs = new ArrayDeque<>();
    private int weight;

    Audience(String epoch) {
        this.epoch = epoch;
    }

    String epoch() {
        return epoch;
    }

    /** Adds the next publication. One that came is ignored; behind a gap it starts anew. */
    void add(long offset, Set<String> users) {
        Set<String> known = users.size() < MOST ? users : Set.of();
        Run last = runs.peekLast();
        if (last != null && offset <= last.to()) {
            return;
        }
        if (last != null && offset > last.to() + 1) {
            runs.clear();
            weight = 0;
            last = null;
        }
        if (last != null && last.users().equals(known)) {
            removed(runs.removeLast());
            added(new Run(last.from(), offset, last.users()), false);
        } else {
            added(new Run(offset, offset, known), false);
        }
        while (weight > MOST && runs.size() > 1) {
            joinOldest();
        }
    }

    /**
     * The last offset up to which nothing after this one was for a subscriber; the same one if that
     * is not known.
     */
    long nothingFor(String id, long after) {
        Iterator<Run> all = runs.iterator();
        if (runs.isEmpty() || after < runs.peekFirst().from() - 1) {
            return after;
        }
        while (all.hasNext()) {
            Run run = all.next();
            if (run.to() > after && run.mayBeFor(id)) {
                return Math.max(after, run.from() - 1);
            }
        }
        return Math.max(after, runs.peekLast().to());
    }

    private void joinOldest() {
        Run first = removed(runs.removeFirst());
        Run second = runs.peekFirst();
        Set<String> both = new HashSet<>(first.users());
        both.addAll(second.users());
        boolean isForSome = !first.users().isEmpty() && !second.users().isEmpty();
        if (isForSome && both.size() <= MOST / 2) {
            removed(runs.removeFirst());
            added(new Run(first.from(), second.to(), both), true);
        }
    }

    private Run removed(Run run) {
        weight -= run.weight();
        return run;
    }

    private void added(Run run, boolean isOldest) {
        weight += run.weight();
        if (isOldest) {
            runs.addFirst(run);
        } else {
            runs.addLast(run);
        }
    }
}
