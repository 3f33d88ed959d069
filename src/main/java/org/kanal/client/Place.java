package org.kanal.client;

import java.util.Optional;
import java.util.OptionalLong;
import org.kanal.api.Position;

/**
 * Where one channel's subscription stands in the channel's stream: what it asks for next time, and
 * which messages are news. The rules are those of {@code docs/protocol.md}, "Coming back".
 */
final class Place {

    /** Null: the present. */
    private Since since;

    /** What the offsets of messages belong to; null: the channel keeps no history. */
    private String epoch;

    private boolean confirmed;

    /** Where the channel stood when it was confirmed last; null where it keeps no history. */
    private Position confirmedAt;

    Place(Since since) {
        this.since = since;
    }

    /** What to ask the server for; null for the present. */
    Since since() {
        return since;
    }

    Optional<Position> position() {
        return Optional.ofNullable(since)
                .flatMap(from -> from.fold(Optional::of, count -> Optional.empty()));
    }

    /** Whether the server confirmed the channel at least once. */
    boolean wasConfirmed() {
        return confirmed;
    }

    /**
     * The server confirms the subscription.
     *
     * @param now where the channel stands
     * @param synced whether what was asked for follows
     * @return whether all that was missed follows
     */
    boolean confirm(Optional<Position> now, boolean synced) {
        boolean complete = synced && asksForAll(now);
        if (synced) {
            // What was missed follows, and its offsets move this on: it may break off between them.
            epoch = now.map(Position::epoch).orElse(epoch);
        } else {
            goOnFrom(now);
        }
        confirmed = true;
        confirmedAt = now.orElse(null);
        return complete;
    }

    /** The server moved it past messages that it could not deliver. */
    void jump(Optional<Position> to) {
        goOnFrom(to);
        confirmedAt = to.orElse(null);
    }

    /** A message has come: whether it is news. */
    boolean advance(OptionalLong offset) {
        if (offset.isEmpty() || epoch == null) {
            return true;
        }
        boolean isOld = position().filter(old -> offset.getAsLong() <= old.offset()).isPresent();
        if (!isOld) {
            since = new Since.After(new Position(epoch, offset.getAsLong()));
        }
        return !isOld;
    }

    /** Who asks for the last messages again, as none came, may have missed more than those. */
    private boolean asksForAll(Optional<Position> now) {
        if (!confirmed || since == null || position().isPresent()) {
            return true;
        }
        return Optional.ofNullable(confirmedAt).equals(now);
    }

    private void goOnFrom(Optional<Position> position) {
        since = position.<Since>map(Since.After::new).orElse(null);
        epoch = position.map(Position::epoch).orElse(null);
    }
}
