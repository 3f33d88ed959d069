package org.kanal.api;

/** A payload is over {@code kanal.payload.max-bytes}; nothing was published. */
public class PayloadTooLarge extends InvalidInput {

    private static final long serialVersionUID = 1L;

    /**
     * @param limit how many bytes are allowed
     */
    public PayloadTooLarge(int limit) {
        super(
                "payload",
                "is too large; allowed: at most "
                        + limit
                        + " bytes of UTF-8 JSON (kanal.payload.max-bytes)");
    }
}
