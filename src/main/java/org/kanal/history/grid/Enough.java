package org.kanal.history.grid;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kanal.api.Unavailable;

/**
 * Whether so many members are there and answer that this node may go on. The grid itself gives a
 * silent member up after ten seconds at best: it counts anew when its own thread did not run for
 * five, and measures with a clock that a late word of the oldest member sets back by up to five. So
 * this node asks the others itself, and neither reads nor writes when too few answer, whatever the
 * grid still believes.
 */
final class Enough {

    /**
     * Where a silent member may go on by itself, and this node too, both begin new epochs as soon
     * as the grid has given the other one up; if it has not after so long, nothing is read or
     * written until it has.
     */
    static final long LONG = TimeUnit.MILLISECONDS.toNanos(13_500);

    private static final System.Logger LOG = System.getLogger(Enough.class.getName());

    /** Every other time that it is looked: more than twice a second. */
    private static final int ASKED = 2;

    private final Cluster cluster;
    private final MinMembers minimum;
    private final Silence silence;
    private final RollCall rollCall;
    private int looks;

    /** Who does not answer, and whether somebody has not for {@link #LONG}. */
    private record Roll(Set<UUID> silent, boolean isLong) {}

    private volatile Roll roll = new Roll(Set.of(), false);

    Enough(HazelcastInstance grid, LongSupplier nanos) {
        this.cluster = grid.getCluster();
        this.minimum = MinMembers.of(grid);
        this.silence = new Silence(nanos);
        this.rollCall = new RollCall(grid, silence);
    }

    /**
     * @throws Unavailable if too few are there, or one that may go on by itself is silent
     */
    void require() {
        Roll now = roll;
        minimum.require(answering(now).size());
        if (now.isLong() && minimum.canBothPartsGoOn()) {
            throw new Unavailable("a node of the cluster does not answer, and may go on by itself");
        }
    }

    /** The members that are there, but for those that are silent. */
    Set<Member> answering() {
        return answering(roll);
    }

    private Set<Member> answering(Roll now) {
        Set<Member> members = cluster.getMembers();
        return now.silent().isEmpty()
                ? members
                : members.stream()
                        .filter(member -> !now.silent().contains(member.getUuid()))
                        .collect(Collectors.toSet());
    }

    /** Whether each part has enough if the members fall into two. */
    boolean canBothPartsGoOn() {
        return minimum.canBothPartsGoOn();
    }

    /**
     * These are there.
     *
     * @param before who was there until it is known what became of them
     */
    void watch(Set<Member> members, Set<Member> before) {
        minimum.saw(members.size());
        silence.watch(
                Stream.concat(members.stream(), before.stream())
                        .filter(member -> !isThisNode(member))
                        .map(Member::getUuid)
                        .collect(Collectors.toSet()));
    }

    /** After a split it is a member by another id. */
    boolean isThisNode(Member member) {
        return member.getAddress().equals(cluster.getLocalMember().getAddress());
    }

    /** It is another grid. */
    void forget() {
        silence.forget();
    }

    /** To be called several times a second; true if others are silent than before. */
    boolean look() {
        Roll before = roll;
        Roll now = new Roll(silence.look(), !silence.silentFor(LONG).isEmpty());
        roll = now;
        tell(before.silent(), now.silent());
        return !now.equals(before);
    }

    /** Of one that the grid has given up meanwhile others tell. */
    private void tell(Set<UUID> before, Set<UUID> now) {
        if (!before.containsAll(now)) {
            LOG.log(
                    Level.WARNING,
                    "{0} of {1} other nodes of the cluster do not answer",
                    now.size(),
                    silence.watched());
        }
        cluster.getMembers().stream()
                .filter(member -> before.contains(member.getUuid()))
                .filter(member -> !now.contains(member.getUuid()))
                .forEach(
                        member ->
                                LOG.log(Level.INFO, "Node {0} answers again", member.getAddress()));
    }

    /** To be called after each look. */
    void ask() {
        if (looks++ % ASKED == 0) {
            rollCall.ask(cluster.getMembers());
        }
    }
}
