package org.kanal.identity;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.kanal.support.Part;

/**
 * What the open connections of this node rest on, by HTTP session: any number of one session end
 * with its login. The container tells of the end of sessions ({@link SessionEvents}); a logout that
 * leaves its session alone is found at the end of its request, or by the look each second.
 */
@Part
public class Logins {

    /** A handshake that takes longer is none. */
    private static final Duration LONGEST_HANDSHAKE = Duration.ofMinutes(1);

    private final LoginSettings settings;
    private final LongSupplier nanos;

    private final Map<String, WatchedSession> sessions = new ConcurrentHashMap<>();

    /** Those that no event is to be expected for: without a session, or not open yet. */
    private final Set<Login> aging = ConcurrentHashMap.newKeySet();

    @Inject
    Logins(LoginSettings settings) {
        this(settings, System::nanoTime);
    }

    Logins(LoginSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
    }

    /**
     * Begins with a handshake, so that a logout at the same time is not missed: what has ended
     * before the connection is open is told when it is.
     *
     * @param before as whom the session was logged in before the container asked who this is, so
     *     that a login that has ended since is not taken for one that never was the session's
     */
    public Login enter(HttpServletRequest handshake, SessionBefore before) {
        String name =
                handshake.getUserPrincipal() == null ? "" : handshake.getUserPrincipal().getName();
        Optional<HttpSession> session =
                before.session().or(() -> Optional.ofNullable(handshake.getSession(false)));
        long now = nanos.getAsLong();
        Login login =
                session.map(known -> enter(name, known, before.name(), now))
                        .orElseGet(() -> new Login(name, Optional.empty(), false, now));
        if (session.isPresent() || login.isFree()) {
            aging.add(login);
        }
        login.session().ifPresent(watched -> watched.outdated().forEach(Login::end));
        return login;
    }

    private Login enter(String name, HttpSession session, String nameBefore, long now) {
        boolean held =
                !name.isEmpty()
                        && (name.equals(nameBefore)
                                || name.equals(ContainerSession.loginOf(session)));
        Login[] login = new Login[1];
        sessions.compute(
                session.getId(),
                (id, known) -> {
                    WatchedSession watched =
                            known == null ? new WatchedSession(session, now) : known;
                    login[0] = new Login(name, Optional.of(watched), held, now);
                    watched.requested(now);
                    watched.add(login[0]);
                    return watched;
                });
        return login[0];
    }

    /** The connection is gone, or was never made. */
    public void leave(Login login) {
        aging.remove(login);
        login.session().ifPresent(watched -> leave(watched.session(), login));
    }

    /** A session that its connections kept alive has its whole time from now on. */
    private void leave(HttpSession session, Login login) {
        if (!settings.idleSessionsEnd() && ContainerSession.isValid(session)) {
            ContainerSession.touch(session);
        }
        sessions.computeIfPresent(
                session.getId(),
                (id, watched) -> {
                    watched.remove(login);
                    return watched.isEmpty() ? null : watched;
                });
    }

    /** A session has ended, whatever ended it. */
    void ended(String sessionId) {
        WatchedSession watched = sessions.remove(sessionId);
        if (watched != null) {
            watched.all().forEach(Login::end);
        }
    }

    /** A session goes on under another id. */
    void renamed(String before, String now) {
        WatchedSession watched = sessions.remove(before);
        if (watched != null) {
            sessions.merge(now, watched, WatchedSession::join);
        }
    }

    /** A request in a session begins or ends: it may have changed who the session is. */
    void requested(String sessionId) {
        WatchedSession watched = sessions.get(sessionId);
        if (watched != null) {
            watched.requested(nanos.getAsLong());
            watched.outdated().forEach(Login::end);
        }
    }

    /** Ends what has ended without a word; to be called each second. */
    public void look() {
        long now = nanos.getAsLong();
        for (WatchedSession watched : sessions.values()) {
            watched.outdated().forEach(Login::end);
            endIfIdle(watched, now);
        }
        List<Login> old = aging.stream().filter(login -> isOver(login, now)).toList();
        old.forEach(Login::end);
        aging.removeIf(login -> !login.isPending() && !login.isFree());
    }

    private void endIfIdle(WatchedSession watched, long now) {
        if (!settings.idleSessionsEnd()) {
            return;
        }
        try {
            if (watched.isIdle(now)) {
                watched.session().invalidate();
            }
        } catch (IllegalStateException e) {
            watched.all().forEach(Login::end); // it has ended by itself meanwhile
        }
    }

    private boolean isOver(Login login, long now) {
        return login.isPending() && login.age(now) > LONGEST_HANDSHAKE.toNanos()
                || login.isFree()
                        && !settings.maxAge().isZero()
                        && login.age(now) >= settings.maxAge().toNanos();
    }
}
