package org.kanal.identity;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An HTTP session with the connections that were made in it. */
final class WatchedSession {

    private final HttpSession session;
    private final Set<Login> logins = ConcurrentHashMap.newKeySet();
    private volatile long lastRequest;

    WatchedSession(HttpSession session, long now) {
        this.session = session;
        this.lastRequest = now;
    }

    HttpSession session() {
        return session;
    }

    void add(Login login) {
        logins.add(login);
    }

    void remove(Login login) {
        logins.remove(login);
    }

    boolean isEmpty() {
        return logins.isEmpty();
    }

    /** Takes over what was made in the same session while its id changed. */
    WatchedSession join(WatchedSession other) {
        logins.addAll(other.logins);
        return this;
    }

    void requested(long now) {
        lastRequest = now;
    }

    /** Whether there was no request for longer than its application allows. */
    boolean isIdle(long now) {
        int seconds = session.getMaxInactiveInterval();
        return seconds > 0 && now - lastRequest >= Duration.ofSeconds(seconds).toNanos();
    }

    /** The connections that are to end: all, if the session has; else those of another login. */
    List<Login> outdated() {
        if (!ContainerSession.isValid(session)) {
            return List.copyOf(logins);
        }
        String name = ContainerSession.loginOf(session);
        return logins.stream().filter(login -> !login.isStill(name)).toList();
    }

    List<Login> all() {
        return List.copyOf(logins);
    }
}
