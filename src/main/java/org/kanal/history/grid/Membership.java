package org.kanal.history.grid;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.kanal.api.Unavailable;
import org.kanal.history.Unsettled;
import org.kanal.support.Deadline;

/**
 * Whether this node may rely on what the grid says. When a member is gone, nothing is read or
 * written until it is known whether it has ended, or may go on without this node. In the first case
 * all is as before. In the second one, where only one part of the members can be large enough, that
 * part goes on as before and the other one stops; where both can, both begin new epochs, so that no
 * position is given twice and nobody takes one part's positions for the other's.
 */
final class Membership implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Membership.class.getName());

    /** Longer than it takes to find out about a member. */
    private static final Duration PATIENCE = Duration.ofMillis(Departure.PATIENCE_MILLIS + 1_500);

    private final Cluster cluster;
    private final Departure.Asker asker;
    private final Enough enough;
    private final NewEpochs newEpochs;
    private final Runnable changed;
    private final ExecutorService askers = Executors.newCachedThreadPool(Membership::thread);
    private final ExecutorService judge = Executors.newSingleThreadExecutor(Membership::thread);
    private final ExecutorService teller = Executors.newSingleThreadExecutor(Membership::thread);
    private final MemberWatch watch;

    private final Departed departed = new Departed();
    private boolean isMerging;
    private volatile Stand stand;

    /**
     * @param newEpochs ends all epochs; may fail with {@link Unavailable}, and is then called again
     * @param changed is told when the log is another one, or may be had again or not any more
     */
    Membership(
            HazelcastInstance grid, Departure.Asker asker, Runnable newEpochs, Runnable changed) {
        this.cluster = grid.getCluster();
        this.asker = asker;
        this.newEpochs = new NewEpochs(newEpochs);
        this.changed = () -> run(teller, changed); // one after another, whatever hangs elsewhere
        this.enough = new Enough(grid, System::nanoTime);
        this.stand = new Stand(cluster.getMembers(), 0);
        enough.watch(stand.members(), Set.of());
        this.watch = new MemberWatch(grid, enough, this::membersChanged, this::lifecycleChanged);
    }

    static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "kanal-membership");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Waits until it is known of all that are gone where they are.
     *
     * @throws Unavailable if too few are there, or it takes too long
     */
    Stand require() {
        enough.require();
        Stand now = stand;
        return now.members() == cluster.getMembers() ? now : settled();
    }

    /**
     * Does not wait.
     *
     * @throws Unavailable if nothing is to be had for now
     */
    void requireEnough() {
        enough.require();
    }

    /** The members that are there and answer. */
    Set<Member> answering() {
        return enough.answering();
    }

    /** How often it was another grid before. */
    long splits() {
        return stand.splits();
    }

    /**
     * To be called with the result of a call: whether it counts.
     *
     * @param before what it relied on
     * @throws Unavailable if it does not
     */
    void confirm(Stand before) {
        if (require().splits() != before.splits()) {
            throw new Unsettled("the cluster was split meanwhile");
        }
    }

    private synchronized Stand settled() {
        Deadline end = Deadline.in(PATIENCE);
        while (!look()) {
            enough.require(); // more may have gone while this waited
            long left = TimeUnit.NANOSECONDS.toMillis(end.nanosLeft());
            if (left <= 0) {
                throw new Unsettled("a node of the cluster does not answer");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unavailable("interrupted while waiting for the cluster", e);
            }
        }
        return stand;
    }

    private void membersChanged() {
        synchronized (this) {
            look();
            notifyAll(); // they need not wait if too few are left
        }
        changed.run();
    }

    /** Whether all is known; asks about those who are newly gone. */
    private synchronized boolean look() {
        if (isMerging) {
            return false;
        }
        Set<Member> members = cluster.getMembers();
        enough.watch(members, stand.members());
        for (Member member : stand.members()) {
            boolean isGone = !members.contains(member) && !enough.isThisNode(member);
            if (isGone && departed.add(member)) {
                int round = departed.round();
                run(askers, () -> ask(member, round));
            }
        }
        if (departed.isEmpty()) {
            stand = new Stand(members, stand.splits());
        }
        return departed.isEmpty();
    }

    private void ask(Member member, int round) {
        try {
            answered(Departure.hasEnded(member, asker), round);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // this node stops
        }
    }

    private synchronized void answered(boolean hasEnded, int round) {
        if (departed.answered(hasEnded, round)) {
            run(judge, this::decide);
        }
    }

    private void decide() {
        boolean begins = takeSplit();
        if (begins && !newEpochs.begin(changed, this::isAnybodyGone)) {
            return;
        }
        if (settle(begins)) {
            changed.run();
        }
    }

    private synchronized boolean takeSplit() {
        return departed.takeSplit() && enough.canBothPartsGoOn();
    }

    private synchronized boolean isAnybodyGone() {
        return !departed.isEmpty();
    }

    /** False if somebody else is gone meanwhile: whoever hears of that one comes here again. */
    private synchronized boolean settle(boolean begun) {
        if (begun) {
            stand = new Stand(stand.members(), stand.splits() + 1);
        }
        if (!departed.isSettled()) {
            return false;
        }
        stand = new Stand(departed.without(stand.members()), stand.splits());
        departed.clear();
        look();
        notifyAll();
        return true;
    }

    private void lifecycleChanged(LifecycleState state) {
        if (state == LifecycleState.MERGING) {
            merging();
        } else if (state == LifecycleState.MERGED || state == LifecycleState.MERGE_FAILED) {
            merged();
        }
    }

    private synchronized void merging() {
        LOG.log(Level.WARNING, "The cluster was split: this node joins the larger part");
        isMerging = true;
        enough.forget();
        stand = new Stand(Set.of(), stand.splits() + 1);
    }

    private void merged() {
        synchronized (this) {
            isMerging = false;
            departed.reset();
            look();
            notifyAll();
        }
        changed.run();
    }

    private static void run(ExecutorService threads, Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "this node stops", e);
        }
    }

    @Override
    public void close() {
        watch.close();
        askers.shutdownNow();
        judge.shutdownNow();
        teller.shutdownNow();
    }
}
