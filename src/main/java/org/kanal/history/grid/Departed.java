package org.kanal.history.grid;

import com.hazelcast.cluster.Member;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Members that are gone, and what is known of them. Not thread-safe: its owner locks. */
final class Departed {

    private final Set<UUID> gone = new HashSet<>();
    private int awaited;
    private int round;
    private boolean isSplit;

    /** False if it is known that it is gone; else somebody has to find out about it. */
    boolean add(Member member) {
        boolean isNew = gone.add(member.getUuid());
        awaited += isNew ? 1 : 0;
        return isNew;
    }

    /** Answers count in the round in which it was asked. */
    int round() {
        return round;
    }

    /** One of them has ended, or not; true if all are known now. */
    boolean answered(boolean hasEnded, int askedInRound) {
        if (askedInRound != round) {
            return false;
        }
        isSplit |= !hasEnded;
        awaited--;
        return awaited == 0;
    }

    /** Whether one that has not ended was found since this was asked last. */
    boolean takeSplit() {
        boolean was = isSplit;
        isSplit = false;
        return was;
    }

    /** Whether nothing is left to find out or to be done about it. */
    boolean isSettled() {
        return awaited == 0 && !isSplit;
    }

    boolean isEmpty() {
        return gone.isEmpty();
    }

    /** Those who are not gone. */
    Set<Member> without(Set<Member> members) {
        Set<Member> left = new HashSet<>(members);
        left.removeIf(member -> gone.contains(member.getUuid()));
        return left;
    }

    void clear() {
        gone.clear();
    }

    /** It is another grid: nothing that is still found out counts. */
    void reset() {
        gone.clear();
        awaited = 0;
        isSplit = false;
        round++;
    }
}
