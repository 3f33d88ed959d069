package org.kanal.launch;

import java.util.List;

/**
 * Whether there is nothing in this server but what Kanal brings, as it brings it: what options for
 * Payara Micro do (an access log, another application), and a login, must see every request. Where
 * there is none of that, Kanal may answer some before the container sees them.
 *
 * @param options those of the command line
 * @param isDemo whether the demo is on, which has a login
 * @param bringsApplication whether the jar has Kanal's own application in it
 * @param contextRoots of all that was deployed
 */
record Alone(
        Options options, boolean isDemo, boolean bringsApplication, List<String> contextRoots) {

    /** Read by the application. */
    private static final String PROPERTY = "kanal.launch.alone";

    /** Where kanal-server.jar has it; kanal-platform.jar has none. */
    private static final String APPLICATION = "/MICRO-INF/deploy/kanal.war";

    static boolean isInThisJar() {
        return Alone.class.getResource(APPLICATION) != null;
    }

    boolean holds() {
        return options.payara().isEmpty()
                && !isDemo
                && bringsApplication
                && contextRoots.size() == 1;
    }

    /** Tells the application. */
    void publish() {
        System.setProperty(PROPERTY, Boolean.toString(holds()));
    }
}
