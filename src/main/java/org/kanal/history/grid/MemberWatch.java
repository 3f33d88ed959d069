package org.kanal.history.grid;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells that the grid's members, or those of them that answer, are others than before, and what
 * becomes of this node itself. It looks every now and then: Hazelcast would tell of members on a
 * thread that may hang in somebody else's call to one that is silent.
 */
final class MemberWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MemberWatch.class.getName());
    private static final long TICK_MILLIS = 200;

    private final ScheduledExecutorService clock;
    private final HazelcastInstance grid;
    private final Cluster cluster;
    private final Enough enough;
    private final Runnable membersChanged;
    private final UUID listener;
    private Set<Member> seen;

    /**
     * @param membersChanged must not wait
     * @param lifecycle must not wait
     */
    MemberWatch(
            HazelcastInstance grid,
            Enough enough,
            Runnable membersChanged,
            Consumer<LifecycleEvent.LifecycleState> lifecycle) {
        this.grid = grid;
        this.cluster = grid.getCluster();
        this.enough = enough;
        this.membersChanged = membersChanged;
        this.seen = cluster.getMembers();
        this.clock = Executors.newSingleThreadScheduledExecutor(Membership::thread);
        this.listener =
                grid.getLifecycleService()
                        .addLifecycleListener(event -> lifecycle.accept(event.getState()));
        clock.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            Set<Member> members = cluster.getMembers();
            boolean areOthersSilent = enough.look();
            if (members != seen || areOthersSilent) {
                seen = members;
                membersChanged.run();
            }
            enough.ask();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "the grid has gone", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        grid.getLifecycleService().removeLifecycleListener(listener);
    }
}
