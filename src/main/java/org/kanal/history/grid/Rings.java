package org.kanal.history.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.RingbufferConfig;
import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.ringbuffer.Ringbuffer;
import com.hazelcast.spi.exception.DistributedObjectDestroyedException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kanal.history.Retention;

/** The rings of all epochs in the grid, configured before they are made and destroyed when dead. */
final class Rings {

    /**
     * Stands at sequence 0 of every ring, before the first publication. So a publication's offset
     * is its sequence; and an append that gets sequence 0 has hit a ring that was lost or destroyed
     * and made anew.
     */
    private static final byte[] BEGINNING = {0};

    /** Of so many it is asked at once whether their epochs are over. */
    private static final int AT_ONCE = 1_000;

    private final HazelcastInstance grid;
    private final Set<String> configured = ConcurrentHashMap.newKeySet();
    private Set<String> suspects = Set.of();

    Rings(HazelcastInstance grid) {
        this.grid = grid;
    }

    /** The ring of an epoch that has begun. */
    Ringbuffer<byte[]> of(LogEpoch epoch) {
        if (!configured.contains(epoch.ringNames())) {
            configure(epoch);
            configured.add(epoch.ringNames());
        }
        return GridCall.call(() -> open(epoch.ringName()));
    }

    /**
     * Another node may just be destroying the ring, because its epoch is over. Then it is made
     * anew, and whoever appends to it finds out.
     */
    private Ringbuffer<byte[]> open(String name) {
        try {
            return grid.getRingbuffer(name);
        } catch (DistributedObjectDestroyedException e) {
            return grid.getRingbuffer(name);
        }
    }

    /** Makes the ring of an epoch that is to begin. */
    Ringbuffer<byte[]> begin(LogEpoch epoch) {
        Ringbuffer<byte[]> ring = of(epoch);
        GridCall.call(() -> ring.add(BEGINNING));
        return ring;
    }

    /**
     * Destroys the rings whose epoch has ended, of those that are on this node. One that is found
     * for the first time is left until the next call: it may be that of an epoch just about to
     * begin.
     */
    synchronized void destroyDead(Epochs epochs) {
        Set<String> dead = new HashSet<>();
        List<LogEpoch> here = here();
        for (int from = 0; from < here.size(); from += AT_ONCE) {
            Set<LogEpoch> some =
                    new HashSet<>(here.subList(from, Math.min(from + AT_ONCE, here.size())));
            some.removeAll(epochs.current(some));
            some.forEach(epoch -> dead.add(epoch.ringName()));
        }
        dead.stream().filter(suspects::contains).forEach(name -> destroy(open(name)));
        suspects = dead;
    }

    /** Each node looks after its own: all of them together would ask for each ring. */
    private List<LogEpoch> here() {
        return GridCall.call(grid::getDistributedObjects).stream()
                .filter(Ringbuffer.class::isInstance)
                .map(DistributedObject::getName)
                .map(LogEpoch::ofRing)
                .flatMap(Optional::stream)
                .filter(this::isHere)
                .toList();
    }

    private boolean isHere(LogEpoch epoch) {
        Member owner =
                grid.getPartitionService().getPartition(epoch.channel().toString()).getOwner();
        return owner != null && owner.localMember();
    }

    static void destroy(Ringbuffer<?> ring) {
        GridCall.call(
                () -> {
                    ring.destroy();
                    return true;
                });
    }

    /** Hazelcast takes the same configuration twice, also from several nodes. */
    private void configure(LogEpoch epoch) {
        Retention retention = epoch.retention();
        RingbufferConfig config =
                new RingbufferConfig(epoch.ringNames())
                        .setCapacity(retention.size())
                        .setTimeToLiveSeconds((int) retention.ttl().toSeconds())
                        .setBackupCount(1)
                        .setMergePolicyConfig(Parts.notMerged());
        Parts.protection(grid).ifPresent(config::setSplitBrainProtectionName);
        GridCall.call(() -> grid.getConfig().addRingBufferConfig(config));
    }
}
