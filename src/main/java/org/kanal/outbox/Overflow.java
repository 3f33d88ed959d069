package org.kanal.outbox;

import java.util.Optional;
import java.util.stream.Stream;

/** What happens to a channel's messages that wait for a client who reads too slowly. */
public enum Overflow {
    /** All or nothing: the connection is closed with 4008. */
    CLOSE("close"),
    /** The oldest that wait go, and the client is told so. */
    DROP_OLDEST("drop-oldest"),
    /** Only the newest stays, and the client is told so. */
    CONFLATE("conflate");

    private final String settingName;

    Overflow(String settingName) {
        this.settingName = settingName;
    }

    static Optional<Overflow> named(String name) {
        return Stream.of(values()).filter(value -> value.settingName.equals(name)).findAny();
    }
}
