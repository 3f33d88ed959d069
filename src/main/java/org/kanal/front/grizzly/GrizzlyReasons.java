package org.kanal.front.grizzly;

import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Map;
import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * What Grizzly says beside statuses that it does not know, in the first line of an answer: "CUSTOM"
 * unless it is told.
 */
final class GrizzlyReasons {

    private static final Map<Integer, String> REASONS =
            Map.of(
                    422, "Unprocessable Content",
                    426, "Upgrade Required",
                    429, "Too Many Requests");

    private GrizzlyReasons() {}

    /** Tells it, for all that this server answers; those that it knows by now stay. */
    static void tell() {
        try {
            Method register =
                    HttpStatus.class.getDeclaredMethod("register", int.class, String.class);
            register.setAccessible(true);
            for (Map.Entry<Integer, String> known : REASONS.entrySet()) {
                if (HttpStatus.getHttpStatus(known.getKey()).getReasonPhrase().equals("CUSTOM")) {
                    register.invoke(null, known.getKey(), known.getValue());
                }
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            System.getLogger(GrizzlyReasons.class.getName())
                    .log(Level.DEBUG, "this Grizzly keeps its statuses elsewhere", e);
        }
    }
}
