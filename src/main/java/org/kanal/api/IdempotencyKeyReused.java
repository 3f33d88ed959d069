package org.kanal.api;

import jakarta.ejb.ApplicationException;

/**
 * An idempotency key came again with something else: another payload, other options or another
 * publisher. It was not published; neither a repeat nor a new message is what it could be.
 */
@ApplicationException
public class IdempotencyKeyReused extends InvalidInput {

    private static final long serialVersionUID = 1L;

    /** The message names the field; the key itself may tell too much. */
    public IdempotencyKeyReused() {
        super(
                "idempotencyKey",
                "was used on this channel for another message; allowed: a new key for each message,"
                        + " the same one for repeats of it");
    }
}
