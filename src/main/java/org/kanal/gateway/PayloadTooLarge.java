package org.kanal.gateway;

import jakarta.ejb.ApplicationException;
import org.kanal.channel.InvalidInput;

/** A payload is over {@code kanal.payload.max-bytes}; nothing was published. */
@ApplicationException
public class PayloadTooLarge extends InvalidInput {

    private static final long serialVersionUID = 1L;

    PayloadTooLarge(int size, int limit) {
        super(
                "payload",
                "has "
                        + size
                        + " bytes of UTF-8 JSON; allowed: at most "
                        + limit
                        + " (kanal.payload.max-bytes)");
    }
}
