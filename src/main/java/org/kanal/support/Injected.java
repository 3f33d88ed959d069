package org.kanal.support;

/** Whether the container has injected what it should have. */
public final class Injected {

    private Injected() {}

    /**
     * @param part a field that the container sets
     * @throws IllegalStateException if it has not, saying when Payara does not
     */
    public static void require(Object part) {
        if (part == null) {
            throw new IllegalStateException(
                    "Kanal does not start: the server injects nothing into the listeners of this"
                            + " application; allowed: an EAR with META-INF/application.xml, and after a"
                            + " deployment of it that failed, a restart of the server before the next"
                            + " (docs/embedding.md)");
        }
    }
}
