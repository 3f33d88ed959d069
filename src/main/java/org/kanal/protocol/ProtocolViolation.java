package org.kanal.protocol;

import java.util.OptionalLong;

/** A frame that is not a command; the message says what is wrong and what is allowed. */
public class ProtocolViolation extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient OptionalLong id;

    /**
     * @param id the id in the frame, if it had a readable one
     */
    public ProtocolViolation(OptionalLong id, String message) {
        super(message);
        this.id = id;
    }

    /** The id in the frame, if it had a readable one. */
    public OptionalLong id() {
        return id;
    }
}
