package org.kanal.presence;

import org.kanal.api.Channel;
import org.kanal.outbox.Outbox;
import org.kanal.protocol.EncodedMessage;

/**
 * One connection's part in a roster: that its subscriber is there, and whether it is told of
 * others. Begun before the subscription is confirmed; told of others from {@link Rosters#start} on.
 */
public final class Attendance {

    private final Roster roster;
    private final String id;
    private final Channel shownAs;
    private final Outbox outbox;
    private final boolean isWatching;
    private final int occupancy;
    private boolean started;
    private boolean missed;
    private boolean over;
    private int index;

    Attendance(Roster roster, String id, Channel shownAs, Outbox outbox, boolean isWatching) {
        this.roster = roster;
        this.id = id;
        this.shownAs = shownAs;
        this.outbox = outbox;
        this.isWatching = isWatching;
        this.occupancy = roster.size();
    }

    /** How many there were when it began, this one too. */
    public int occupancy() {
        return occupancy;
    }

    /** Whether it is told of others. */
    public boolean isWatching() {
        return isWatching;
    }

    Roster roster() {
        return roster;
    }

    String id() {
        return id;
    }

    Channel shownAs() {
        return shownAs;
    }

    /** What comes before the confirmation must not overtake it. */
    void tell(EncodedMessage message) {
        if (started) {
            outbox.offer(message);
        } else {
            missed = true;
        }
    }

    /** The confirmation is on its way; whether it is out of date already. */
    boolean start() {
        started = true;
        return missed;
    }

    /** False if it was over before. */
    boolean end() {
        boolean first = !over;
        over = true;
        return first;
    }

    boolean isOver() {
        return over;
    }

    int index() {
        return index;
    }

    void moveTo(int newIndex) {
        index = newIndex;
    }
}
