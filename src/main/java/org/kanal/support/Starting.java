package org.kanal.support;

/**
 * The server starts, and every part that must not wait for its first visitor makes itself now, by
 * observing this with its number as priority: what it takes from the container is not to be had on
 * the broker's threads, and what is wrong with it is to show. It comes after all settings were
 * read; what an observer throws ends the start. This is the order, lowest first.
 *
 * <p>It is not CDI's own {@code Startup}, since that comes before the settings were looked at, and
 * each container fails in its own words where an observer of it does.
 */
public record Starting() {

    public static final int BROKER = 100;
    public static final int FACTS = 200;
    public static final int HUB = 300;
    public static final int PRESENCE = 350;
    public static final int PUBLISHING = 400;
    public static final int PERMISSIONS = 500;

    /** Last, since what waits in the queue is published at once. */
    public static final int QUEUE = 900;
}
