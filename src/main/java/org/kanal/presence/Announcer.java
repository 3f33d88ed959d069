package org.kanal.presence;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.kanal.api.Channel;
import org.kanal.api.ChannelOccupied;
import org.kanal.api.ChannelVacated;
import org.kanal.api.LeaveReason;
import org.kanal.api.Member;
import org.kanal.api.MemberJoined;
import org.kanal.api.MemberLeft;
import org.kanal.presence.PresenceEvents.Cause;

/**
 * Tells applications who comes and goes, once in the cluster: the first of the nodes tells, and the
 * second keeps what the first has not said to have told, for the case that it dies. What becomes of
 * its own members the first tells when the second knows it too, who would not hear of their end
 * otherwise; who is gone with a node it tells when it has heard of all others since. Where fewer
 * nodes are left than must be there nothing is told: the others tell what counts. Not thread-safe:
 * {@link PresenceNode} locks.
 */
final class Announcer {

    /** Beyond this the oldest go: whoever fell so far behind has lost more than that. */
    private static final int MOST_KEPT = 100_000;

    /** How long the first waits for a second that does not answer: until it is given up. */
    private static final long LONGEST_HOLD_MILLIS = 20_000;

    /** For how long it is said again that a node's members are gone: one word may get lost. */
    private static final long REPEATED_MILLIS = 60_000;

    private final String self;
    private final LongSupplier clock;
    private final BiConsumer<Channel, Object> facts;
    private final Deque<KeptFact> kept = new ArrayDeque<>();
    private final ToldSoFar told = new ToldSoFar();
    private final Earshot earshot = new Earshot();
    private final Graves graves;

    /** Whose members this node has told to be gone, and when. */
    private final Map<String, Long> burials = new HashMap<>();

    private Role role = Role.FIRST;
    private Optional<String> second = Optional.empty();
    private long ownHeardBySecond = Long.MIN_VALUE;
    private boolean wasApart;

    /** What this node has to do with it. */
    enum Role {
        FIRST,
        SECOND,
        NONE
    }

    /**
     * @param self the id of this node
     * @param clock in milliseconds, in which this process ran
     * @param facts takes each fact and the channel that it is of; does not wait
     */
    Announcer(String self, LongSupplier clock, BiConsumer<Channel, Object> facts) {
        this.self = self;
        graves = new Graves(self);
        this.clock = clock;
        this.facts = facts;
    }

    Role role() {
        return role;
    }

    /**
     * Which other nodes there are.
     *
     * @param areEnough whether they and this one are as many as must be there
     */
    void order(Collection<String> others, boolean areEnough) {
        wasApart = !earshot.areEnough();
        earshot.order(others, areEnough, clock.getAsLong());
    }

    /** A node has said something. */
    void spoke(String node) {
        earshot.spoke(node, clock.getAsLong());
    }

    /**
     * Who becomes the first tells what the one before may not have told. Whoever is it no more was
     * apart from the others, and they tell what it has not.
     */
    void become(Role newRole, Optional<String> newSecond) {
        if (newRole == Role.NONE || role == Role.FIRST && newRole == Role.SECOND) {
            kept.clear();
        }
        if (role == Role.FIRST && newRole != Role.FIRST && wasApart) {
            graves.disown();
        }
        role = newRole;
        if (!second.equals(newSecond)) {
            second = newSecond;
            ownHeardBySecond = Long.MIN_VALUE;
        }
        drain();
    }

    void joined(Channel channel, Cause cause, Member member, int occupancy) {
        boolean isOurs = role != Role.FIRST && graves.isOurs(channel, member.id(), cause);
        Cause why = graves.joined(channel, member.id(), cause);
        Consumer<Object> teller =
                isOurs
                        ? fact -> facts.accept(channel, fact)
                        : fact -> keep(why, member, channel, fact);
        if (occupancy == 1) {
            teller.accept(new ChannelOccupied(why.id(), channel));
        }
        teller.accept(new MemberJoined(why.id(), channel, member));
    }

    void left(Channel channel, Cause cause, Member member, LeaveReason reason, int occupancy) {
        Cause why = graves.left(channel, member.id(), cause);
        keep(why, member, channel, new MemberLeft(why.id(), channel, member, reason));
        if (occupancy == 0) {
            keep(why, member, channel, new ChannelVacated(why.id(), channel));
        }
    }

    /** A member is taken out with its node; it may still be there by another one. */
    void buried(Channel channel, String id, String origin) {
        if (role != Role.NONE) {
            graves.take(channel, id, origin, role == Role.FIRST);
        }
    }

    private void keep(Cause cause, Member member, Channel channel, Object fact) {
        if (role != Role.NONE && !(role == Role.SECOND && told.covers(cause))) {
            if (kept.size() >= MOST_KEPT) {
                kept.remove();
            }
            kept.add(new KeptFact(cause, channel, member.id(), fact, clock.getAsLong()));
            drain();
        }
    }

    /** As the first, tells what may be told now. */
    void drain() {
        while (role == Role.FIRST && !kept.isEmpty() && mayBeTold(kept.peek())) {
            KeptFact next = kept.remove();
            facts.accept(next.channel(), next.fact());
        }
    }

    private boolean mayBeTold(KeptFact fact) {
        return earshot.areEnough() && isCertain(fact) && isKnownToTheSecond(fact);
    }

    private boolean isCertain(KeptFact fact) {
        return !fact.cause().isDeath() || earshot.haveSpokenSince(fact.at());
    }

    private boolean isKnownToTheSecond(KeptFact fact) {
        return second.isEmpty()
                || !fact.cause().origin().equals(self)
                || fact.cause().number() <= ownHeardBySecond
                || clock.getAsLong() - fact.at() >= LONGEST_HOLD_MILLIS;
    }

    /** A node has told the applications of changes. */
    void hear(MemberLine.Told word) {
        told.told(word.origin(), word.number());
        forgetWhatWasTold();
    }

    /** A node has told the applications that another's members are gone with it. */
    void hear(MemberLine.Buried word) {
        told.buried(word.origin());
        forgetWhatWasTold();
    }

    /** A node has heard of this one's changes up to this one. */
    void hear(String node, MemberLine.Heard word) {
        if (second.filter(node::equals).isPresent()) {
            ownHeardBySecond = Math.max(ownHeardBySecond, word.number());
            drain();
        }
    }

    /** A node is there, perhaps again. */
    void arrived(String origin) {
        told.arrived(origin);
    }

    private void forgetWhatWasTold() {
        if (role == Role.SECOND) {
            told.removeFrom(kept);
        }
    }

    /** This node has taken a node's members out. */
    void buriedHere(String origin) {
        if (role == Role.FIRST) {
            burials.put(origin, clock.getAsLong());
        }
    }

    /** As the first one, says to the others what it has told. */
    void report(Map<String, Long> heard, Consumer<MemberLine> say) {
        drain();
        if (role != Role.FIRST) {
            return;
        }
        heard.forEach(
                (origin, number) ->
                        say.accept(new MemberLine.Told(origin, toldOf(origin, number))));
        if (kept.isEmpty()) {
            burials.keySet().forEach(origin -> say.accept(new MemberLine.Buried(origin)));
        }
        burials.values().removeIf(at -> clock.getAsLong() - at > REPEATED_MILLIS);
    }

    /** What waits is not told. */
    private long toldOf(String origin, long heard) {
        return kept.stream()
                .filter(one -> one.cause().origin().equals(origin))
                .mapToLong(one -> one.cause().number() - 1)
                .reduce(heard, Math::min);
    }
}
