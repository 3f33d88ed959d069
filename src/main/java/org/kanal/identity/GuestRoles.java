package org.kanal.identity;

import java.util.HashSet;
import java.util.Set;

/**
 * Roles whose logins are visitors for Kanal, with their groups: they prove nothing about who
 * somebody is, as those whose passwords everybody knows.
 *
 * @param names roles
 */
public record GuestRoles(Set<String> names) {

    public GuestRoles {
        names = Set.copyOf(names);
    }

    /** Those of all parts together. */
    public static GuestRoles of(Iterable<MoreRoles> more) {
        Set<String> names = new HashSet<>();
        more.forEach(roles -> names.addAll(roles.guests()));
        return new GuestRoles(names);
    }
}
