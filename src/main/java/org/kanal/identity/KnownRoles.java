package org.kanal.identity;

import java.util.Set;

/**
 * The roles that Kanal asks the container for at each login, beside those that the permission rules
 * name ({@code kanal.roles.known}): a container only answers whether a login has a role, it does
 * not list them.
 *
 * @param names roles, which are a subscriber's groups
 */
public record KnownRoles(Set<String> names) {

    public KnownRoles {
        names = Set.copyOf(names);
    }
}
