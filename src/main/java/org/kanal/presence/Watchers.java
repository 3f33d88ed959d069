package org.kanal.presence;

import java.util.ArrayList;
import java.util.List;
import org.kanal.api.Channel;
import org.kanal.protocol.EncodedMessage;
import org.kanal.protocol.Push;

/** Those who are told of a roster's changes. Not thread-safe: {@link Rosters} locks. */
final class Watchers {

    private static final int NOWHERE = -1;

    private final List<Attendance> all = new ArrayList<>(1);

    boolean isEmpty() {
        return all.isEmpty();
    }

    int size() {
        return all.size();
    }

    void add(Attendance watcher) {
        watcher.moveTo(all.size());
        all.add(watcher);
    }

    /** The last one takes its place. */
    void remove(Attendance watcher) {
        Attendance last = all.remove(all.size() - 1);
        if (last != watcher) {
            all.set(watcher.index(), last);
            last.moveTo(watcher.index());
        }
        watcher.moveTo(NOWHERE);
    }

    /**
     * Tells all of them; encoded once for each way in which the channel is called. Gives back how
     * many bytes each was told, at most.
     */
    int tell(Telling telling) {
        EncodedMessage bare = null;
        EncodedMessage named = null;
        for (Attendance watcher : all) {
            Channel shownAs = watcher.shownAs();
            if (!shownAs.isOwn()) {
                named = named == null ? EncodedMessage.of(telling.as(shownAs)) : named;
                watcher.tell(named);
            } else {
                bare = bare == null ? EncodedMessage.of(telling.as(shownAs)) : bare;
                watcher.tell(bare);
            }
        }
        return Math.max(lengthOf(bare), lengthOf(named));
    }

    private static int lengthOf(EncodedMessage message) {
        return message == null ? 0 : message.length();
    }

    /** Tells one of them. */
    static void tell(Attendance watcher, Telling telling) {
        watcher.tell(EncodedMessage.of(telling.as(watcher.shownAs())));
    }

    /** Writes what changed, with the channel called so. */
    @FunctionalInterface
    interface Telling {
        Push.Changes as(Channel shownAs);
    }
}
