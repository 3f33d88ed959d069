package org.kanal.launch;

/**
 * Why the server cannot start, as one line for the person who started it: what is wrong and what to
 * do.
 */
final class LaunchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LaunchFailure(String message) {
        super(message);
    }

    LaunchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
