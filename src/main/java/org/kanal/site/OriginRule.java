package org.kanal.site;

import java.util.Set;
import java.util.stream.Collectors;
import org.kanal.api.InvalidInput;
import org.kanal.support.SettingReader;

/**
 * Which other sites' pages may connect ({@code kanal.allowed-origins}).
 *
 * @param allowed origins such as {@code https://www.example.org}, or {@code *} for any; empty for
 *     none but the server's own
 */
public record OriginRule(Set<String> allowed) {

    private static final String KEY = "kanal.allowed-origins";
    private static final String ANY = "*";

    /**
     * @throws InvalidInput if one could never be an origin
     */
    public OriginRule {
        allowed = allowed.stream().map(OriginRule::origin).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static OriginRule from(SettingReader settings) {
        return new OriginRule(Set.copyOf(settings.list(KEY)));
    }

    /**
     * @param origin the request's Origin header
     */
    public boolean allows(String origin) {
        return allowed.contains(ANY)
                || !allowed.isEmpty()
                        && Site.of(origin)
                                .filter(site -> allowed.contains(site.toString()))
                                .isPresent();
    }

    private static String origin(String text) {
        return text.equals(ANY) ? text : Origins.of(KEY, text);
    }
}
