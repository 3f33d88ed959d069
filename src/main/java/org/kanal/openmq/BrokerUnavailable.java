package org.kanal.openmq;

import org.kanal.api.Unavailable;

/** The broker that {@code kanal.broker.url} names does not answer, and nothing else is at fault. */
public final class BrokerUnavailable extends Unavailable {

    private static final long serialVersionUID = 1L;

    BrokerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
