package org.kanal.demo;

import org.kanal.channel.InvalidInput;

/**
 * @param on whether the examples' backend runs ({@code kanal.demo})
 * @param adminRole the role of the user {@code admin} ({@code kanal.roles.admin})
 */
public record DemoSettings(boolean on, String adminRole) {

    /** The key of {@link #on()}. */
    public static final String ON = "kanal.demo";

    /**
     * @throws InvalidInput if the demo is on and there is no role for its administrator
     */
    public DemoSettings {
        if (on && adminRole.isBlank()) {
            throw new InvalidInput(
                    "kanal.roles.admin", "is empty; the demo (" + ON + "=true) needs a role");
        }
    }
}
