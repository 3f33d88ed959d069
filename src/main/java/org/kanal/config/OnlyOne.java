package org.kanal.config;

import org.kanal.api.InvalidInput;

/**
 * One Kanal a server: two would read the same queue and hear each other's topics, and publications
 * of one would go out in the other. System properties are what all applications of a server share.
 */
final class OnlyOne {

    private static final String KEY = "kanal.launch.application";

    private OnlyOne() {}

    /**
     * Takes the place for an application.
     *
     * @throws InvalidInput naming the one that has it
     */
    static void claim(String application) {
        Object owner = System.getProperties().putIfAbsent(KEY, application);
        if (owner != null && !owner.equals(application)) {
            throw new InvalidInput(
                    "org.kanal:kanal",
                    "is in application '"
                            + application
                            + "' and already serves in '"
                            + owner
                            + "' on this server; allowed: in one application of a server, which"
                            + " others reach over HTTP or by JMS");
        }
    }

    /** Gives the place back, if the application has it. */
    static void release(String application) {
        System.getProperties().remove(KEY, application);
    }
}
