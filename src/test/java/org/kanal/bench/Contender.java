package org.kanal.bench;

/**
 * One of those that are measured in turn.
 *
 * @param name how the table calls it
 */
record Contender(String name, Target target) {

    /** Long enough that Java has compiled what publishing and delivering need. */
    void warmUp(boolean isShort) throws Exception {
        int part = isShort ? 2 : 1;
        for (int i = 0; i < 4; i++) {
            Load.ofOneChannel("warm", 2, 6_000 / part).run(target);
            Load.ofOneChannel("warm", 500, 1_000 / part).run(target);
        }
    }
}
