package org.kanal.history.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.Partition;
import com.hazelcast.partition.PartitionService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Asks each other member for something that only it has: a key of a part of the grid that it keeps,
 * of a map in which nothing is. Who answers is there, works, and counts this node among the
 * members. Used by one thread.
 */
final class RollCall {

    static final String NAME = "kanal.roll-call";

    private final IMap<String, String> nothing;
    private final PartitionService parts;
    private final Silence silence;
    private final Map<Integer, String> keys = new HashMap<>();
    private int tried;
    private int first;

    /**
     * @param silence hears who has answered
     */
    RollCall(HazelcastInstance grid, Silence silence) {
        this.nothing = grid.getMap(NAME);
        this.parts = grid.getPartitionService();
        this.silence = silence;
    }

    /** Asks all of them, each for another part than before, and does not wait for their answers. */
    void ask(Set<Member> members) {
        Set<UUID> left = new HashSet<>();
        members.stream()
                .filter(member -> !member.localMember())
                .forEach(m -> left.add(m.getUuid()));
        if (left.isEmpty()) {
            return;
        }
        first++;
        Partition[] all = parts.getPartitions().toArray(Partition[]::new);
        for (int i = 0; i < all.length && !left.isEmpty(); i++) {
            Partition part = all[(first + i) % all.length];
            Member owner = part.getOwner();
            if (owner != null && left.remove(owner.getUuid())) {
                ask(owner.getUuid(), keyIn(part.getPartitionId()));
            }
        }
        long now = silence.now();
        left.forEach(member -> silence.answered(member, now)); // has no part, and cannot be asked
    }

    private void ask(UUID member, String key) {
        long asked = silence.now();
        nothing.getAsync(key)
                .whenCompleteAsync(
                        (value, failure) -> {
                            if (failure == null) {
                                silence.answered(member, asked);
                            }
                        },
                        Runnable::run); // where the answer comes in: other threads may hang
    }

    private String keyIn(int part) {
        while (!keys.containsKey(part)) {
            String key = Integer.toString(tried++);
            keys.putIfAbsent(parts.getPartition(key).getPartitionId(), key);
        }
        return keys.get(part);
    }
}
