package org.kanal.site;

import org.kanal.api.InvalidInput;

/** Origins in settings (RFC 6454, section 6): the scheme, the host and the port of a page. */
public final class Origins {

    private Origins() {}

    /**
     * The origin as browsers write it; one in another form would never match and nobody would know
     * why.
     *
     * @param key the setting
     * @throws InvalidInput naming the setting if it is no origin
     */
    public static String of(String key, String text) {
        return Site.of(text)
                .orElseThrow(
                        () ->
                                new InvalidInput(
                                        key,
                                        "'"
                                                + text
                                                + "' is no origin; allowed: scheme://host or"
                                                + " scheme://host:port without a slash behind it,"
                                                + " such as https://www.example.org"))
                .toString();
    }
}
