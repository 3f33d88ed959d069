package org.kanal.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoginsTest {

    private final AtomicInteger ended = new AtomicInteger();
    private long now;

    @Test
    void everyConnectionOfASessionEndsWithItHoweverManyThereAre() {
        Logins logins = logins(true, Duration.ofHours(1));
        TestSession session = new TestSession("s1", "ann");
        for (int i = 0; i < 10; i++) {
            open(logins, session, "ann");
        }
        logins.ended("s1");
        assertEquals(10, ended.get());
        logins.look();
        assertEquals(10, ended.get(), "each once");
    }

    @Test
    void aLogoutWhileTheHandshakeIsUnderWayEndsTheConnectionWhenItOpens() {
        Logins logins = logins(true, Duration.ofHours(1));
        TestSession session = new TestSession("s1", "ann");
        Login login = enter(logins, session, "ann");
        logins.ended("s1");
        assertEquals(0, ended.get());
        login.whenEnded(ended::incrementAndGet);
        assertEquals(1, ended.get());
    }

    @Test
    void aSessionThatEndedBeforeItsHandshakeWasNotedEndsTheConnectionToo() {
        Logins logins = logins(true, Duration.ofHours(1));
        TestSession session = new TestSession("s1", "ann");
        session.valid = false;
        enter(logins, session, "ann").whenEnded(ended::incrementAndGet);
        assertEquals(1, ended.get());
    }

    @Test
    void aLogoutThatLeavesTheSessionAloneIsSeenByTheNextLook() {
        Logins logins = logins(true, Duration.ofHours(1));
        TestSession session = new TestSession("s1", "ann");
        open(logins, session, "ann");
        logins.look();
        assertEquals(0, ended.get());
        session.login = "";
        logins.look();
        assertEquals(1, ended.get());
    }

    @Test
    void aLogoutBetweenTheContainersCheckAndOursIsNotTakenForALoginWithoutASession() {
        Logins logins = logins(true, Duration.ofHours(1));
        TestSession session = new TestSession("s1", "");
        logins.enter(request(session, "ann"), before(session, "ann"))
                .whenEnded(ended::incrementAndGet);
        assertEquals(1, ended.get());
    }

    @Test
    void aVisitorsConnectionOutlivesALoginInItsSessionButNotTheSession() {
        Logins logins = logins(true, Duration.ofHours(1));
        TestSession session = new TestSession("s1", "");
        open(logins, session, "");
        session.login = "ann";
        logins.look();
        assertEquals(0, ended.get());
        logins.ended("s1");
        assertEquals(1, ended.get());
    }

    @Test
    void aSessionUnderANewIdIsTheSameSession() {
        Logins logins = logins(true, Duration.ofHours(1));
        TestSession session = new TestSession("s1", "ann");
        open(logins, session, "ann");
        session.id = "s2";
        logins.renamed("s1", "s2");
        open(logins, session, "ann");
        logins.ended("s2");
        assertEquals(2, ended.get());
    }

    @Test
    void whoHasLeftIsToldNothing() {
        Logins logins = logins(true, Duration.ofHours(1));
        TestSession session = new TestSession("s1", "ann");
        Login login = open(logins, session, "ann");
        logins.leave(login);
        logins.ended("s1");
        assertEquals(0, ended.get());
    }

    @Test
    void aLoginThatNoSessionHoldsEndsWhenItsTimeIsOver() throws InterruptedException {
        Logins logins = logins(true, Duration.ofSeconds(1));
        logins.enter(request(null, "ann"), SessionBefore.of(request(null, "ann")))
                .whenEnded(ended::incrementAndGet);
        logins.enter(request(null, ""), SessionBefore.of(request(null, "")))
                .whenEnded(ended::incrementAndGet);
        logins.look();
        assertEquals(0, ended.get());
        now += Duration.ofMillis(1_100).toNanos();
        logins.look();
        assertEquals(1, ended.get(), "the login, not the visitor");
    }

    @Test
    void aSessionWithoutRequestsEndsAfterItsTimeUnlessItsConnectionsKeepIt() {
        for (boolean ends : new boolean[] {false, true}) {
            Logins logins = logins(ends, Duration.ofHours(1));
            TestSession session = new TestSession("s1", "ann");
            session.maxInactive = 1;
            open(logins, session, "ann");
            now += Duration.ofMillis(1_100).toNanos();
            logins.look();
            logins.look();
            assertEquals(ends ? 1 : 0, ended.get());
            assertEquals(!ends, session.valid);
        }
    }

    private Login open(Logins logins, TestSession session, String name) {
        Login login = enter(logins, session, name);
        login.whenEnded(ended::incrementAndGet);
        return login;
    }

    private static Login enter(Logins logins, TestSession session, String name) {
        return logins.enter(request(session, name), before(session, session.login));
    }

    private static SessionBefore before(TestSession session, String login) {
        return new SessionBefore(Optional.of(session.asSession()), login);
    }

    private Logins logins(boolean idleSessionsEnd, Duration maxAge) {
        return new Logins(new LoginSettings(idleSessionsEnd, maxAge, false), () -> now);
    }

    private static HttpServletRequest request(TestSession session, String name) {
        Principal principal = name.isEmpty() ? null : () -> name;
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        LoginsTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getUserPrincipal" -> principal;
                                    case "getSession" ->
                                            session == null ? null : session.asSession();
                                    case "getAttribute" -> null;
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    /** A session whose login can be seen, as Payara's. */
    public interface SeenSession extends HttpSession {
        Principal getPrincipal();

        void access();
    }

    private static final class TestSession {
        private String id;
        private String login;
        private boolean valid = true;
        private int maxInactive = 60;
        private HttpSession proxy;

        TestSession(String id, String login) {
            this.id = id;
            this.login = login;
        }

        HttpSession asSession() {
            if (proxy == null) {
                proxy =
                        (HttpSession)
                                Proxy.newProxyInstance(
                                        LoginsTest.class.getClassLoader(),
                                        new Class<?>[] {SeenSession.class},
                                        (self, method, arguments) -> answer(method.getName()));
            }
            return proxy;
        }

        private Object answer(String method) {
            Map<String, Object> answers =
                    Map.of("getId", id, "getMaxInactiveInterval", maxInactive);
            switch (method) {
                case "getPrincipal":
                    Principal principal = () -> login;
                    return login.isEmpty() ? null : principal;
                case "getCreationTime":
                    if (!valid) {
                        throw new IllegalStateException("invalid");
                    }
                    return 0L;
                case "invalidate":
                    valid = false;
                    return null;
                case "hashCode":
                    return System.identityHashCode(this);
                default:
                    return answers.get(method);
            }
        }
    }
}
