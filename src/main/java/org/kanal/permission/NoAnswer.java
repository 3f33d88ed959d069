package org.kanal.permission;

/** Something outside could not be asked, or did not answer as it should: no fault of any code. */
public final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a stack: whoever asks decides how often this happens. */
    public NoAnswer(String message) {
        super(message, null, false, false);
    }
}
