package org.kanal.identity;

import java.util.Optional;

/**
 * What one connection's identity rests on: a login, the HTTP session that it came with, or neither.
 * It ends once; whoever wants to know is told, also when that was before he asked.
 */
public final class Login {

    private final String name;
    private final Optional<WatchedSession> session;
    private final boolean heldBySession;
    private final long since;
    private boolean ended;
    private Optional<Runnable> whenEnded = Optional.empty();

    /**
     * @param name of the login; empty for a visitor
     * @param session the HTTP session that the handshake came with; empty for none
     * @param heldBySession whether the login is the session's, and ends with it
     * @param since when that was found, as {@link System#nanoTime} has it
     */
    Login(String name, Optional<WatchedSession> session, boolean heldBySession, long since) {
        this.name = name;
        this.session = session;
        this.heldBySession = heldBySession;
        this.since = since;
    }

    /**
     * Runs this when the identity ends; now, if it has. One only: the connection's own.
     *
     * @param task must not wait
     */
    public void whenEnded(Runnable task) {
        synchronized (this) {
            whenEnded = Optional.of(task);
            if (!ended) {
                return;
            }
        }
        task.run();
    }

    /** It counts no more. */
    void end() {
        Optional<Runnable> told;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            told = whenEnded;
        }
        told.ifPresent(Runnable::run);
    }

    /** Whether nobody has asked to be told: the connection is not open yet, or never will be. */
    public synchronized boolean isPending() {
        return whenEnded.isEmpty();
    }

    Optional<WatchedSession> session() {
        return session;
    }

    /** Whether it is a login that no session ends. */
    boolean isFree() {
        return !name.isEmpty() && !heldBySession;
    }

    /** Whether the session, which now holds a login of this name, is still this one. */
    boolean isStill(String nameNow) {
        return !heldBySession || name.equals(nameNow);
    }

    long age(long now) {
        return now - since;
    }
}
