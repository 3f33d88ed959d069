package org.kanal.api;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The door of the application that these classes are loaded for. In an EAR they are among its own
 * libraries and what is behind the door is in a WAR, whose beans the EAR's other modules do not
 * see.
 */
final class OpenDoor {

    private static final AtomicReference<PublisherDoor> DOOR = new AtomicReference<>();

    private OpenDoor() {}

    static PublisherDoor get() {
        PublisherDoor open = DOOR.get();
        return open == null ? beforeTheStart() : open;
    }

    /** Beans that the container makes at the start may publish before Kanal is told of it. */
    private static PublisherDoor beforeTheStart() {
        Instance<PublisherDoor> found = CDI.current().select(PublisherDoor.class);
        if (!found.isResolvable()) {
            throw new Unavailable(
                    "Kanal does not serve in this application, or has not started yet: what"
                            + " publishes at the start of an EAR is to start after the WAR that has"
                            + " Kanal's library");
        }
        return found.get();
    }

    static void set(PublisherDoor door) {
        DOOR.set(door);
    }

    static void remove(PublisherDoor door) {
        DOOR.compareAndSet(door, null);
    }
}
