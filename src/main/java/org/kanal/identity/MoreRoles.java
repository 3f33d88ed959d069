package org.kanal.identity;

import java.util.Set;

/**
 * Roles that a part of Kanal needs, beside those of {@link KnownRoles}' setting. A CDI bean of this
 * type is asked for at the start.
 *
 * @param names all of them
 * @param guests those that prove nothing about who somebody is, see {@link GuestRoles}
 */
public record MoreRoles(Set<String> names, Set<String> guests) {

    public MoreRoles {
        names = Set.copyOf(names);
        guests = Set.copyOf(guests);
    }
}
