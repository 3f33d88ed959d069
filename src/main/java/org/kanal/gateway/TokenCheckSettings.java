package org.kanal.gateway;

import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * How many tokens are checked at once.
 *
 * @param threads on how many threads ({@code kanal.jwt.threads})
 * @param maxWaiting how many tokens may wait for one of these, and as many more for an issuer's
 *     key, which takes no thread ({@code kanal.jwt.max-waiting})
 */
public record TokenCheckSettings(int threads, int maxWaiting) {

    private static final String THREADS = "kanal.jwt.threads";
    private static final String MAX_WAITING = "kanal.jwt.max-waiting";
    private static final int MOST_THREADS = 1_000;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public TokenCheckSettings {
        Bounds.between(THREADS, threads, 1, MOST_THREADS);
        Bounds.atLeast(MAX_WAITING, maxWaiting, 1);
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static TokenCheckSettings from(SettingReader settings) {
        return new TokenCheckSettings(settings.whole(THREADS), settings.whole(MAX_WAITING));
    }
}
