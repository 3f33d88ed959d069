package org.kanal.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.support.SettingReader;

/**
 * Whose pages are from where ({@code kanal.apps.ID.origins}): a page belongs to the application
 * that names its origin, and every other page to the deployment itself.
 *
 * @param appByOrigin the application's id for each origin
 */
public record ApplicationOrigins(Map<String, String> appByOrigin) {

    /**
     * What the settings say.
     *
     * @throws InvalidInput as {@link #of}
     */
    public static ApplicationOrigins from(SettingReader settings) {
        return of(settings.each("kanal.apps", id -> settings.list(setting(id))));
    }

    private static String setting(String app) {
        return "kanal.apps." + app + ".origins";
    }

    /**
     * @param originsByApp for each application's id its origins, such as {@code
     *     https://shop.example.org}
     * @throws InvalidInput if an origin is none, or belongs to two applications
     */
    public static ApplicationOrigins of(Map<String, List<String>> originsByApp) {
        Map<String, String> appByOrigin = new HashMap<>();
        originsByApp.forEach(
                (app, origins) -> {
                    String key = setting(app);
                    for (String text : origins) {
                        String origin = Origins.of(key, text);
                        String other = appByOrigin.put(origin, app);
                        if (other != null && !other.equals(app)) {
                            throw new InvalidInput(
                                    key,
                                    "'" + origin + "' belongs to " + other + "; allowed: one each");
                        }
                    }
                });
        return new ApplicationOrigins(Map.copyOf(appByOrigin));
    }

    /** The application that a page from this origin belongs to; empty for the deployment's own. */
    public String appOf(String origin) {
        if (appByOrigin.isEmpty()) {
            return Channel.OWN_APP; // as nearly everywhere: each handshake asks
        }
        return Site.of(origin)
                .map(site -> appByOrigin.get(site.toString()))
                .orElse(Channel.OWN_APP);
    }

    /** Whether an application's pages are from this origin. */
    public boolean contains(String origin) {
        return !appOf(origin).equals(Channel.OWN_APP);
    }
}
