package org.kanal.channel;

import jakarta.ejb.ApplicationException;

/**
 * Something that Kanal needs does not answer now: nothing was published and nothing subscribed, and
 * trying again later may work. The message says what.
 */
@ApplicationException
public class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public Unavailable(String message) {
        super(message);
    }
}
