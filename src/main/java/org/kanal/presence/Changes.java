package org.kanal.presence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kanal.api.LeaveReason;
import org.kanal.api.Member;
import org.kanal.protocol.Push;

/**
 * What has changed on a roster since it was told last: who comes and goes in between is not told at
 * all. Where too many do, only how many members there are is told. Not thread-safe: {@link Rosters}
 * locks.
 */
final class Changes {

    /** More than any member takes beside its id and data, written as JSON. */
    private static final int JSON_BYTES = 80;

    private static final int MOST_BYTES_PER_CHAR = 6;

    /** Whether it was there before, and why it went since; null if it did not. */
    private record Change(boolean wasThere, LeaveReason went) {}

    private Map<String, Change> byId = new LinkedHashMap<>(4);
    private boolean tooMany;
    private boolean seen;

    /** Remembers that something about a member has changed. */
    void note(String id, boolean wasThere, LeaveReason went, int most) {
        if (tooMany) {
            return;
        }
        Change first = byId.get(id);
        byId.put(id, new Change(first == null ? wasThere : first.wasThere, went));
        if (byId.size() > most) {
            forget();
            tooMany = true;
        }
    }

    boolean isEmpty() {
        return byId.isEmpty() && !tooMany;
    }

    /** Somebody was shown the roster as it is: has who goes now gone, though it was never told. */
    void seen() {
        seen = !isEmpty();
    }

    /** Nobody is to be told any more. */
    void forget() {
        byId = new LinkedHashMap<>(4);
        tooMany = false;
        seen = false;
    }

    /** What to tell, and forgets it; empty if all is as it was told. */
    Optional<Watchers.Telling> take(Roster roster, PresenceSettings.Sizes sizes) {
        int occupancy = roster.size();
        if (!roster.isNamed() || tooMany || occupancy > sizes.named()) {
            forget();
            return Optional.of(number(occupancy));
        }
        Batch batch = new Batch();
        byId.forEach((id, change) -> batch.add(roster, id, change, seen));
        forget();
        if (batch.bytes == 0) {
            return Optional.empty();
        }
        return Optional.of(
                batch.bytes <= sizes.pageBytes() ? batch.named(occupancy) : number(occupancy));
    }

    /** That only the number is told. */
    static Watchers.Telling number(int occupancy) {
        return shownAs ->
                new Push.Changes(shownAs, List.of(), List.of(), Map.of(), occupancy, false);
    }

    /** How many bytes of JSON a member has at most. */
    static int bytesOf(Member member) {
        return JSON_BYTES
                + bytesOf(member.id())
                + member.data().map(data -> data.sizeInBytes()).orElse(0);
    }

    private static int bytesOf(String id) {
        int plain = (int) id.chars().filter(Changes::isPlain).count();
        return plain + (id.length() - plain) * MOST_BYTES_PER_CHAR;
    }

    private static boolean isPlain(int character) {
        return character >= ' ' && character <= '~' && character != '"' && character != '\\';
    }

    private static final class Batch {
        private final List<Member> joined = new ArrayList<>();
        private final List<Member> updated = new ArrayList<>();
        private final Map<String, LeaveReason> left = new LinkedHashMap<>();
        private int bytes;

        void add(Roster roster, String id, Change change, boolean seen) {
            Optional<Member> now = roster.member(id);
            if (now.isPresent()) {
                (change.wasThere() ? updated : joined).add(now.get());
                bytes += bytesOf(now.get());
            } else if (change.wasThere() || seen) {
                left.put(id, change.went());
                bytes += JSON_BYTES + bytesOf(id);
            }
        }

        Watchers.Telling named(int occupancy) {
            return shownAs -> new Push.Changes(shownAs, joined, updated, left, occupancy, true);
        }
    }
}
