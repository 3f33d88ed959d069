package org.kanal.identity;

import java.util.Set;

/**
 * Roles that a part of Kanal needs, beside those of {@link KnownRoles}' setting. A CDI bean of this
 * type is asked for at the start.
 *
 * @param names roles
 */
public record MoreRoles(Set<String> names) {

    public MoreRoles {
        names = Set.copyOf(names);
    }
}
