package org.kanal.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.kanal.api.Channel;
import org.kanal.api.Member;

/**
 * Who is on one channel, as this node knows it: its own members, and where somebody here wants to
 * know them those of all nodes. Not thread-safe: {@link Rosters} locks.
 */
final class Roster {

    private final Channel channel;
    private final boolean isNamed;
    private final TreeMap<String, Entry> members = new TreeMap<>();
    private final Watchers watchers = new Watchers();
    private final Changes changes = new Changes();

    /** Until when others' members are followed though nobody watches; in milliseconds. */
    private long wantedUntil = Long.MIN_VALUE;

    /**
     * @param isNamed whether it tells who is there; else only how many
     */
    Roster(Channel channel, boolean isNamed) {
        this.channel = channel;
        this.isNamed = isNamed;
    }

    Channel channel() {
        return channel;
    }

    boolean isNamed() {
        return isNamed;
    }

    int size() {
        return members.size();
    }

    Watchers watchers() {
        return watchers;
    }

    Changes changes() {
        return changes;
    }

    boolean has(String id) {
        return members.containsKey(id);
    }

    /** A member as all nodes see it; empty if it is not there. */
    Optional<Member> member(String id) {
        return Optional.ofNullable(members.get(id)).map(first -> first.merged(id));
    }

    /** What one node says of a member; empty if nothing. */
    Optional<Entry> of(String origin, String id) {
        Entry entry = members.get(id);
        while (entry != null && !entry.origin.equals(origin)) {
            entry = entry.next;
        }
        return Optional.ofNullable(entry);
    }

    /** Puts in what a node says of a member, in the place of what it said before. */
    void put(String id, Entry entry) {
        remove(entry.origin, id);
        entry.next = members.get(id);
        members.put(id, entry);
    }

    /** Takes out what a node says of a member; empty if it said nothing. */
    Optional<Entry> remove(String origin, String id) {
        Entry before = null;
        for (Entry entry = members.get(id); entry != null; entry = entry.next) {
            if (entry.origin.equals(origin)) {
                unlink(id, before, entry);
                return Optional.of(entry);
            }
            before = entry;
        }
        return Optional.empty();
    }

    private void unlink(String id, Entry before, Entry entry) {
        if (before != null) {
            before.next = entry.next;
        } else if (entry.next != null) {
            members.put(id, entry.next);
        } else {
            members.remove(id);
        }
    }

    /** Takes out what other nodes say; gives back of whom. Nobody is told. */
    List<String> forgetOthers(String self) {
        List<String> others = new ArrayList<>();
        for (String id : List.copyOf(members.keySet())) {
            Optional<Entry> own = of(self, id);
            if (own.isEmpty() || members.get(id) != own.get() || own.get().next != null) {
                others.add(id);
                own.ifPresentOrElse(entry -> members.put(id, entry), () -> members.remove(id));
                own.ifPresent(entry -> entry.next = null);
            }
        }
        return others;
    }

    /** What one node says of its members. */
    void forEachOf(String origin, BiConsumer<String, Entry> say) {
        members.keySet().forEach(id -> of(origin, id).ifPresent(entry -> say.accept(id, entry)));
    }

    /** The ids of those of whom a node says something. */
    List<String> idsOf(String origin) {
        List<String> ids = new ArrayList<>();
        members.keySet().stream().filter(id -> of(origin, id).isPresent()).forEach(ids::add);
        return ids;
    }

    /** The members behind an id, in their order. */
    Iterable<Map.Entry<String, Entry>> after(String id) {
        return members.tailMap(id, false).entrySet();
    }

    void wantUntil(long time) {
        wantedUntil = Math.max(wantedUntil, time);
    }

    boolean isWanted(long now) {
        return !watchers.isEmpty() || now < wantedUntil;
    }

    boolean isUnused(long now) {
        return members.isEmpty() && !isWanted(now);
    }
}
