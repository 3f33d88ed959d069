package org.kanal.api;

import java.util.Objects;
import java.util.Set;

/**
 * Who is at the other end of a connection.
 *
 * @param id the login name, or for a visitor an id that stays for one browser tab's connection and
 *     its reconnects; never empty
 * @param type what kind of subscriber this is
 * @param groups the groups (roles) that the login brought; empty for a visitor
 */
public record Subscriber(String id, SubscriberType type, Set<String> groups) {

    public Subscriber {
        Objects.requireNonNull(type, "type");
        if (id.isEmpty()) {
            throw new InvalidInput("subscriber.id", "must not be empty");
        }
        groups = Set.copyOf(groups);
    }

    /** A subscriber without groups. */
    public Subscriber(String id, SubscriberType type) {
        this(id, type, Set.of());
    }
}
