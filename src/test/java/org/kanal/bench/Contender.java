package org.kanal.bench;

/**
 * One of those that are measured in turn.
 *
 * @param name how the table calls it
 */
record Contender(String name, Target target) {

    /**
     * A round of what warms it, the same messages whoever it is: what Java does once a publication
     * has to be done some ten thousand times before its second compiler takes it, and that compiler
     * then works for seconds, beside whatever is measured.
     */
    void warmUp() throws Exception {
        Load.ofOneChannel("warm", 1, 12_000).run(target);
        Load.ofOneChannel("warm", 500, 500).run(target);
    }
}
