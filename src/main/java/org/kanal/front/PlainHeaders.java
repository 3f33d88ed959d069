package org.kanal.front;

import java.util.Locale;
import java.util.Set;

/** Headers of which neither the container nor Kanal does more than what the short way does. */
public final class PlainHeaders {

    private static final Set<String> NAMES =
            Set.of(
                    "accept",
                    "accept-encoding",
                    "accept-language",
                    "authorization",
                    "connection",
                    "content-length",
                    "content-type",
                    "forwarded",
                    "host",
                    "idempotency-key",
                    "keep-alive",
                    "traceparent",
                    "tracestate",
                    "user-agent",
                    "via",
                    "x-forwarded-for",
                    "x-forwarded-host",
                    "x-forwarded-port",
                    "x-forwarded-proto",
                    "x-real-ip",
                    "x-request-id");

    private PlainHeaders() {}

    /** Whether a header is one of them; cookies, for example, are not. */
    public static boolean contains(String name) {
        return NAMES.contains(name) || NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
