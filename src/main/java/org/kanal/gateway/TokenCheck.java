package org.kanal.gateway;

import java.util.function.Function;
import org.kanal.identity.Identity;

/** What came of a token. */
public sealed interface TokenCheck {

    /** It proves who somebody is. */
    record Valid(Identity identity) implements TokenCheck {
        @Override
        public <T> T fold(
                Function<Identity, T> valid,
                Function<String, T> refused,
                Function<String, T> unknown) {
            return valid.apply(identity);
        }
    }

    /**
     * It proves nothing.
     *
     * @param why for whoever showed it
     */
    record Refused(String why) implements TokenCheck {
        @Override
        public <T> T fold(
                Function<Identity, T> valid,
                Function<String, T> refused,
                Function<String, T> unknown) {
            return refused.apply(why);
        }
    }

    /**
     * Nobody can say now.
     *
     * @param why for whoever showed it
     */
    record Unknown(String why) implements TokenCheck {
        @Override
        public <T> T fold(
                Function<Identity, T> valid,
                Function<String, T> refused,
                Function<String, T> unknown) {
            return unknown.apply(why);
        }
    }

    /**
     * What follows from it; no case is left out.
     *
     * @param refused gets the reason, for whoever showed the token
     * @param unknown as refused
     */
    <T> T fold(
            Function<Identity, T> valid, Function<String, T> refused, Function<String, T> unknown);
}
