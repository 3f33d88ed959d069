package org.kanal.client;

/** What an end means: the number itself says whether coming back makes sense. */
final class CloseCodes {

    /** The token does not hold, or there is none and visitors are not let in. */
    static final int UNAUTHORIZED = 4501;

    /** The token has expired. */
    static final int TOKEN_EXPIRED = 4010;

    private CloseCodes() {}

    /**
     * The server wants no more of this client: by its close code, or as the handshake's HTTP status
     * says, a wrong login or a forbidden place.
     */
    static boolean isFinal(int code) {
        return code >= 4500 && code <= 4999 || code == 401 || code == 403;
    }
}
