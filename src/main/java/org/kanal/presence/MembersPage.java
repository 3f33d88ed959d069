package org.kanal.presence;

import java.util.List;
import java.util.Optional;
import org.kanal.api.Member;

/**
 * A part of a roster.
 *
 * @param members in the order of their ids
 * @param occupancy how many there are in all
 * @param next the id behind which the next part begins; empty if this is the last one
 */
public record MembersPage(List<Member> members, int occupancy, Optional<String> next) {

    /** Nobody is there. */
    static final MembersPage EMPTY = new MembersPage(List.of(), 0, Optional.empty());

    /** Keeps a copy. */
    public MembersPage {
        members = List.copyOf(members);
    }
}
