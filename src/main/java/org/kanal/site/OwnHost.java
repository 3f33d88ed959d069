package org.kanal.site;

import java.util.Optional;
import java.util.OptionalInt;
import org.kanal.api.InvalidInput;

/**
 * One of the server's own hosts ({@code kanal.hosts}).
 *
 * @param host its name or address
 * @param port the one port at which it is the server's; empty for any
 * @param origin the site that its pages are from, where the setting says it whole
 */
record OwnHost(String host, OptionalInt port, Optional<Site> origin) {

    static final String KEY = "kanal.hosts";

    /**
     * @throws InvalidInput if it is none
     */
    static OwnHost of(String text) {
        Optional<Site> origin = Site.of(text);
        Site site =
                origin.or(() -> Site.of("any", text))
                        .orElseThrow(
                                () ->
                                        new InvalidInput(
                                                KEY,
                                                "'"
                                                        + text
                                                        + "' is no host; allowed: www.example.org,"
                                                        + " www.example.org:8443 or"
                                                        + " https://www.example.org:8443, without a"
                                                        + " slash behind it, separated by commas"));
        boolean anyPort = origin.isPresent() || site.port() < 0;
        return new OwnHost(
                site.host(), anyPort ? OptionalInt.empty() : OptionalInt.of(site.port()), origin);
    }

    boolean is(Site site) {
        return host.equals(site.host()) && (port.isEmpty() || port.getAsInt() == site.port());
    }
}
