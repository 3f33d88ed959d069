package org.kanal.hub;

import java.util.HashMap;
import java.util.Map;
import org.kanal.api.Position;

/**
 * How far a stream has come, and what it knows of epochs that are not its own: those that it has
 * left, and those of others. Not thread-safe: its stream locks.
 */
final class Progress {

    /** With the last offset of each that was delivered, or told to be missing. */
    private final Map<String, Long> otherEpochs = new HashMap<>();

    private Position last;

    Progress(Position start) {
        this.last = start;
    }

    /** The last position that was delivered, or told. */
    Position last() {
        return last;
    }

    /** Whether it follows the last one without a gap. */
    boolean isNext(Position position) {
        return isInEpoch(position) && position.offset() == last.offset() + 1;
    }

    /** Whether it was delivered before, or told to be missing. */
    boolean isRepeat(Position position) {
        long known =
                isInEpoch(position)
                        ? last.offset()
                        : otherEpochs.getOrDefault(position.epoch(), -1L);
        return position.offset() <= known;
    }

    /** Whether its epoch is known and is not the stream's. */
    boolean isOfOtherEpoch(Position position) {
        return otherEpochs.containsKey(position.epoch());
    }

    /** Whether its epoch is neither the stream's nor any that it knows. */
    boolean isForeign(Position position) {
        return !isInEpoch(position) && !isOfOtherEpoch(position);
    }

    /** Goes there; from one epoch to another, the first one is left. */
    void moveTo(Position position) {
        if (!isInEpoch(position)) {
            otherEpochs.put(last.epoch(), last.offset());
            otherEpochs.remove(position.epoch());
        }
        last = position;
    }

    /** What is up to there in an epoch that is not the stream's counts as told. */
    void passOver(String otherEpoch, long offset) {
        otherEpochs.put(otherEpoch, offset);
    }

    private boolean isInEpoch(Position position) {
        return position.epoch().equals(last.epoch());
    }
}
