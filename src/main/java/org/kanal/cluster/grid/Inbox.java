package org.kanal.cluster.grid;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.kanal.cluster.Node;
import org.kanal.cluster.PeerListener;

/**
 * What waits for one listener, which gets one thing after another and may take its time: up to a
 * bound, so that a listener that hangs costs its own messages only.
 */
final class Inbox {

    private static final System.Logger LOG = System.getLogger(Inbox.class.getName());

    private record Task(long size, Runnable work) {}

    private final String kind;
    private final PeerListener listener;
    private final Executor threads;
    private final long most;
    private final Queue<Task> waiting = new ArrayDeque<>();
    private final Set<Node> missing = new LinkedHashSet<>();
    private long size;
    private boolean isRunning;

    /**
     * @param threads what the listener is called on
     * @param most how many bytes may wait, as far as they are counted
     */
    Inbox(String kind, PeerListener listener, Executor threads, long most) {
        this.kind = kind;
        this.listener = listener;
        this.threads = threads;
        this.most = most;
    }

    PeerListener listener() {
        return listener;
    }

    /** Comes in its turn, however much waits. */
    void put(Runnable work) {
        add(new Task(0, work));
    }

    /** The listener is to hear that it missed something of a node's, before what comes now. */
    synchronized void missed(Node from) {
        if (missing.add(from)) {
            put(() -> {});
        }
    }

    /**
     * Comes in its turn, unless too much waits.
     *
     * @return false if there was no room: the listener will hear that it missed something
     */
    boolean offer(Node from, long bytes, Runnable work) {
        synchronized (this) {
            if (size > 0 && size + bytes > most) {
                missed(from);
                return false;
            }
        }
        add(new Task(bytes, work));
        return true;
    }

    private void add(Task task) {
        synchronized (this) {
            waiting.add(task);
            size += task.size();
            if (isRunning) {
                return;
            }
            isRunning = true;
        }
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "not heard any more, since this node stops: " + kind, e);
        }
    }

    private void run() {
        for (Optional<Task> task = next(); task.isPresent(); task = next()) {
            tellWhoIsMissing();
            call(task.get().work());
        }
    }

    private synchronized Optional<Task> next() {
        Task task = waiting.poll();
        if (task == null) {
            isRunning = false;
        } else {
            size -= task.size();
        }
        return Optional.ofNullable(task);
    }

    private void tellWhoIsMissing() {
        Set<Node> told;
        synchronized (this) {
            if (missing.isEmpty()) {
                return;
            }
            told = Set.copyOf(missing);
            missing.clear();
        }
        told.forEach(node -> call(() -> listener.missed(node)));
    }

    /** A listener that fails once goes on with the next. */
    private void call(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "What another node said of " + kind + " had no effect: " + e, e);
        }
    }
}
