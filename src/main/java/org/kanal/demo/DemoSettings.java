package org.kanal.demo;

/**
 * @param on whether the examples' backend runs ({@code kanal.demo})
 */
public record DemoSettings(boolean on) {

    /** The key of {@link #on()}. */
    public static final String ON = "kanal.demo";

    /**
     * The role of the demo's administrator: its password stands on its pages, so it is none of the
     * real one's ({@code kanal.roles.admin}).
     */
    public static final String ADMIN_ROLE = "kanal-demo-admin";

    /** The role of all of the demo's users: outside of its channels they are visitors. */
    public static final String USER_ROLE = "kanal-demo";
}
