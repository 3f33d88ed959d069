package org.kanal.gateway;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.protocol.EncodedMessage;
import org.kanal.protocol.Push;

/**
 * One frame for each message that is replayed, for all connections it waits for: a thousand that
 * come back at once, and do not read, hold the log's messages once and not a thousand times.
 */
final class ReplayFrames {

    private record Key(Channel shownAs, Position at) {}

    private static final class Held extends WeakReference<EncodedMessage> {
        private final Key key;

        Held(Key key, EncodedMessage frame, ReferenceQueue<EncodedMessage> gone) {
            super(frame, gone);
            this.key = key;
        }
    }

    private final Map<Key, Held> held = new ConcurrentHashMap<>();
    private final ReferenceQueue<EncodedMessage> gone = new ReferenceQueue<>();

    /**
     * The frame of a message.
     *
     * @param publication with a position
     * @param shownAs the channel as the subscriber calls it
     */
    EncodedMessage of(Publication publication, Channel shownAs) {
        forgetGone();
        Key key = new Key(shownAs, publication.position().orElseThrow());
        Held known = held.get(key);
        EncodedMessage frame = known == null ? null : known.get();
        if (frame == null) {
            frame = EncodedMessage.of(new Push.Message(publication.shownAs(shownAs)));
            held.put(key, new Held(key, frame, gone));
        }
        return frame;
    }

    /** How many are in use, or were lately. */
    int size() {
        forgetGone();
        return held.size();
    }

    private void forgetGone() {
        for (var next = gone.poll(); next != null; next = gone.poll()) {
            Held forgotten = (Held) next;
            held.remove(forgotten.key, forgotten);
        }
    }
}
