package org.kanal.front;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes that unfinished things may hold together. Where they hold more, the one that is
 * unfinished for longest has to go: strangers who begin many things and finish none push out each
 * other, and not whoever comes after them.
 *
 * @param <T> who holds bytes
 */
public final class ByteBudget<T> {

    private final long most;
    private final Map<T, Long> held = new LinkedHashMap<>();
    private long all;

    /**
     * @param most in bytes
     */
    public ByteBudget(long most) {
        this.most = most;
    }

    /**
     * Notes how much somebody holds now; nothing means that it has finished.
     *
     * @return who has to go, and holds nothing any more; empty as long as all of it fits
     */
    public synchronized Optional<T> holds(T holder, long bytes) {
        Long before = bytes == 0 ? held.remove(holder) : held.put(holder, bytes);
        all += bytes - (before == null ? 0 : before);
        if (all <= most) {
            return Optional.empty();
        }
        T oldest = held.keySet().iterator().next();
        all -= held.remove(oldest);
        return Optional.of(oldest);
    }

    /** What is held by all together, in bytes. */
    synchronized long all() {
        return all;
    }
}
