package org.kanal.admission;

import java.util.Optional;
import org.kanal.api.Subscriber;
import org.kanal.connection.ConnectionSlot;
import org.kanal.identity.Login;

/**
 * How a request was let in that is to become a connection. It is to be had on the request's own
 * thread, below the filters of this package; what no connection takes they give back.
 *
 * @param slot its place among all connections
 * @param login who the container says it is; empty for a visitor
 * @param restsOn what that ends with
 * @param appId the application that its page belongs to; empty for the deployment's own
 */
public record Admitted(
        ConnectionSlot slot, Optional<Subscriber> login, Login restsOn, String appId) {

    private static final ThreadLocal<Admitted> NOW = new ThreadLocal<>();

    /**
     * How this thread's request was let in.
     *
     * @throws IllegalStateException if it did not come through the filters
     */
    public static Admitted now() {
        Admitted now = NOW.get();
        if (now == null) {
            throw new IllegalStateException("a request came past " + LoginFilter.class);
        }
        return now;
    }

    static void begin(Admitted request) {
        NOW.set(request);
    }

    static void end() {
        NOW.remove();
    }
}
