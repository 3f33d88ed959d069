package org.kanal.api;

/**
 * Something that Kanal needs does not answer now: nothing was published and nothing subscribed, and
 * trying again later may work. The message says what.
 *
 * <p>As {@link InvalidInput}, it rolls a transaction back where nobody catches it.
 */
public class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public Unavailable(String message) {
        super(message);
    }
}
