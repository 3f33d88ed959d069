package org.kanal.presence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.kanal.api.Member;
import org.kanal.api.Payload;
import org.kanal.api.SubscriberType;

/**
 * What one node says of a member. There may be a hundred thousand of them, so they are small, and a
 * chain where several nodes have the same member.
 */
class Entry {

    /** What one takes beside its id and data, with its place in the roster. */
    private static final int BYTES = 240;

    /** The id of the node whose it is. */
    final String origin;

    final SubscriberType type;

    /** In milliseconds since 1970. */
    final long since;

    /** The number that its node gave to its last change; later ones have higher numbers. */
    long number;

    /** JSON as UTF-8; null for none. */
    private byte[] data;

    /** What the next node says of the same member; null if none does. */
    Entry next;

    Entry(String origin, long number, SubscriberType type, long since, Optional<Payload> data) {
        this.origin = origin;
        this.number = number;
        this.type = type;
        this.since = since;
        say(data);
    }

    final void say(Optional<Payload> said) {
        data = said.map(payload -> payload.json().getBytes(StandardCharsets.UTF_8)).orElse(null);
    }

    Optional<Payload> data() {
        return Optional.ofNullable(data)
                .map(bytes -> new Payload(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** About what it takes, with this id, in bytes. */
    int bytes(String id) {
        return BYTES + 2 * id.length() + (data == null ? 0 : data.length);
    }

    /** What all nodes together say of it: of what differs, the newest. Begins with the first. */
    Member merged(String id) {
        Entry newest = this;
        long oldest = since;
        for (Entry other = next; other != null; other = other.next) {
            oldest = Math.min(oldest, other.since);
            if (other.isNewerThan(newest)) {
                newest = other;
            }
        }
        return new Member(id, newest.type, newest.data(), Instant.ofEpochMilli(oldest));
    }

    /** The same on every node. */
    private boolean isNewerThan(Entry other) {
        return number != other.number ? number > other.number : origin.compareTo(other.origin) > 0;
    }
}
