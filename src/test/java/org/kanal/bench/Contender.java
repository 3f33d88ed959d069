package org.kanal.bench;

import java.util.concurrent.TimeUnit;

/**
 * One of those that are measured in turn.
 *
 * @param name how the table calls it
 */
record Contender(String name, Target target) {

    /** Long enough that Java has compiled what publishing and delivering need. */
    void warmUp(int seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            Load.ofOneChannel("warm", 2, 1_500).run(target);
            Load.ofOneChannel("warm", 500, 250).run(target);
        }
    }
}
