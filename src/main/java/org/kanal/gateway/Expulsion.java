package org.kanal.gateway;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Somebody is to go, and perhaps not to come back for a while.
 *
 * @param kind what happens to whom
 * @param id of the subscriber or of the token
 * @param until when it is over, to the millisecond; for {@link Kind#DISCONNECT} at once
 * @param since when it was said, so too: of two about the same, the later one counts
 */
record Expulsion(Kind kind, String id, Instant until, Instant since) {

    /** What happens. */
    enum Kind {
        /** A subscriber's connections end. */
        DISCONNECT,
        /** They do, and are refused. */
        BAN,
        /** Those that rest on a token end, and the token is refused. */
        REVOKE
    }

    Expulsion {
        until = until.truncatedTo(ChronoUnit.MILLIS);
        since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    static Expulsion disconnect(String subscriberId) {
        Instant now = Instant.now();
        return new Expulsion(Kind.DISCONNECT, subscriberId, now, now);
    }

    static Expulsion ban(String subscriberId, Instant until) {
        return new Expulsion(Kind.BAN, subscriberId, until, Instant.now());
    }

    static Expulsion revoke(String tokenId, Instant until) {
        return new Expulsion(Kind.REVOKE, tokenId, until, Instant.now());
    }

    /** As one line. */
    String line() {
        return kind
                + " "
                + until.toEpochMilli()
                + " "
                + since.toEpochMilli()
                + " "
                + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /**
     * @throws RuntimeException if that is no line of one
     */
    static Expulsion of(String line) {
        String[] parts = line.split(" ", 4);
        return new Expulsion(
                Kind.valueOf(parts[0]),
                URLDecoder.decode(parts[3], StandardCharsets.UTF_8),
                Instant.ofEpochMilli(Long.parseLong(parts[1])),
                Instant.ofEpochMilli(Long.parseLong(parts[2])));
    }

    /** For the audit log. */
    String description() {
        return switch (kind) {
            case DISCONNECT -> "disconnect";
            case BAN -> "ban until " + until;
            case REVOKE -> "revoke";
        };
    }
}
