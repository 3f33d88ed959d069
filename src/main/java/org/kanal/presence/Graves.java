package org.kanal.presence;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kanal.api.Channel;
import org.kanal.presence.PresenceEvents.Cause;

/**
 * Members that were taken out with their nodes. A node that was only cut off comes back with those
 * of them that are still there, and their last change has the number of before: what is told of
 * them from then on needs other ids. Not thread-safe: {@link PresenceNode} locks.
 */
final class Graves {

    /** Beyond this those that were taken out first are forgotten. */
    private static final int MOST = 100_000;

    private final String suffix;
    private final Map<Who, Boolean> taken = new Bounded<>();
    private final Map<Who, String> back = new Bounded<>();
    private long backs;

    private record Who(Channel channel, String id, String origin) {}

    private static final class Bounded<V> extends LinkedHashMap<Who, V> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Who, V> eldest) {
            return size() > MOST;
        }
    }

    /**
     * @param self the id of this node; another one numbers on its own
     */
    Graves(String self) {
        suffix = "-" + Integer.toUnsignedString(self.hashCode(), Character.MAX_RADIX);
    }

    /**
     * A member is taken out with its node.
     *
     * @param isOurs whether this node tells the applications of it
     */
    void take(Channel channel, String id, String origin, boolean isOurs) {
        taken.put(new Who(channel, id, origin), isOurs);
    }

    /** What this node was to tell was not told. */
    void disown() {
        taken.replaceAll((who, isOurs) -> false);
    }

    /** Whether this node, and perhaps no other, has told that this one was gone. */
    boolean isOurs(Channel channel, String id, Cause cause) {
        return taken.getOrDefault(new Who(channel, id, cause.origin()), false);
    }

    /** Somebody is there: the cause with an id that was not told before. */
    Cause joined(Channel channel, String id, Cause cause) {
        Who who = new Who(channel, id, cause.origin());
        if (taken.remove(who) == null) {
            return cause;
        }
        back.put(who, Cause.BACK + backs++ + suffix);
        return new Cause(cause.origin(), cause.number(), back.get(who));
    }

    /** Somebody has left: the cause with an id that was not told before. */
    Cause left(Channel channel, String id, Cause cause) {
        String again = back.remove(new Who(channel, id, cause.origin()));
        return again == null || !cause.isDeath()
                ? cause
                : new Cause(cause.origin(), cause.number(), Cause.DEATH + again);
    }
}
