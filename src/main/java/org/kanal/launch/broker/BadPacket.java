package org.kanal.launch.broker;

import java.io.IOException;

/** What somebody sent to the broker's port is no packet that its clients send; says why. */
public final class BadPacket extends IOException {

    private static final long serialVersionUID = 1L;

    BadPacket(String message) {
        super(message);
    }
}
