package org.kanal.history;

import org.kanal.api.Unavailable;

/**
 * The log does not answer, and will soon either answer again, with everything, or say {@link
 * Unavailable} for good: a node of the cluster is silent, and it is not known yet what became of
 * it.
 */
public final class Unsettled extends Unavailable {

    private static final long serialVersionUID = 1L;

    public Unsettled(String message, Throwable cause) {
        super(message, cause);
    }

    public Unsettled(String message) {
        super(message);
    }
}
