package org.kanal.identity;

import java.util.HashSet;
import java.util.Set;
import org.kanal.support.SettingReader;

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

    /** What the settings say, and what parts of Kanal need besides. */
    public static KnownRoles from(SettingReader settings, Iterable<MoreRoles> more) {
        Set<String> names = new HashSet<>(settings.list("kanal.roles.known"));
        more.forEach(roles -> names.addAll(roles.names()));
        return new KnownRoles(names);
    }
}
