package org.kanal.gateway;

import org.kanal.identity.Identity;

/** What came of a token. */
public sealed interface TokenCheck {

    /** It proves who somebody is. */
    record Valid(Identity identity) implements TokenCheck {}

    /**
     * It proves nothing.
     *
     * @param why for whoever showed it
     */
    record Refused(String why) implements TokenCheck {}

    /**
     * Nobody can say now.
     *
     * @param why for whoever showed it
     */
    record Unknown(String why) implements TokenCheck {}
}
