package org.kanal.front;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/**
 * The few of many that have to be looked at again and again: looking costs as much as there are of
 * them, not as much as there are others. Safe for use by many threads; one of them looks.
 *
 * @param <T> what is looked at
 */
public final class Watched<T> {

    private final Queue<T> those = new ConcurrentLinkedQueue<>();

    /** Looks at this one too from now on; whoever adds one sees to it that it is not there yet. */
    public void add(T one) {
        those.add(one);
    }

    /**
     * Looks at each once.
     *
     * @param goesOn looks, and says whether to look at it next time too
     */
    public void look(Predicate<T> goesOn) {
        for (int left = those.size(); left > 0; left--) {
            T one = those.poll();
            if (one == null) {
                return;
            }
            boolean again = true; // also one that cannot be looked at
            try {
                again = goesOn.test(one);
            } finally {
                if (again) {
                    those.add(one);
                }
            }
        }
    }
}
