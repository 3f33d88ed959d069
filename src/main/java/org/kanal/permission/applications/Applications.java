package org.kanal.permission.applications;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.permission.QuestionKey;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * The applications that this server serves beside the deployment's own ({@code kanal.apps}).
 *
 * @param permissionsUrls for each application's id, where to ask whether others may read its
 *     channels ({@code kanal.apps.ID.permissions-url}); http or https
 * @param questionKeys for those that have one, what signs the questions to their URL ({@code
 *     kanal.apps.ID.permissions-secret})
 * @param timeout how long a provider may take to answer ({@code kanal.apps.permissions-timeout})
 */
public record Applications(
        Map<String, Optional<URI>> permissionsUrls,
        Map<String, QuestionKey> questionKeys,
        Duration timeout) {

    private static final String APPS = "kanal.apps";
    private static final String TIMEOUT = APPS + ".permissions-timeout";

    /**
     * @throws InvalidInput if an id, a URL or the timeout is not allowed
     */
    public Applications {
        permissionsUrls = Map.copyOf(permissionsUrls);
        questionKeys = Map.copyOf(questionKeys);
        permissionsUrls.forEach(
                (id, url) -> {
                    requireLegalId(id);
                    url.ifPresent(address -> requireLegalUrl(id, address));
                });
        Bounds.positive(TIMEOUT, timeout, "PT5S");
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static Applications from(SettingReader settings) {
        Map<String, QuestionKey> keys = new HashMap<>();
        settings.each(APPS, id -> settings.optionalSecret(key(id, "permissions-secret")))
                .forEach((id, secret) -> secret.ifPresent(text -> keys.put(id, signer(id, text))));
        return new Applications(
                settings.each(APPS, id -> settings.uri(key(id, "permissions-url"))),
                keys,
                settings.duration(TIMEOUT));
    }

    private static QuestionKey signer(String id, String secret) {
        return new QuestionKey(key(id, "permissions-secret"), secret);
    }

    private static String key(String id, String name) {
        return APPS + "." + id + "." + name;
    }

    /**
     * The channel that somebody means: without an appId it is one of its own application.
     *
     * @param own the application of who names it
     */
    public static Channel meant(Channel named, String own) {
        return named.isOwn() ? named.inApp(own) : named;
    }

    /**
     * Lets channels pass that belong to the deployment or to one of these applications.
     *
     * @throws InvalidInput if the channel's application is not served here
     */
    public void requireKnown(Channel channel) {
        if (!channel.isOwn() && !permissionsUrls.containsKey(channel.appId())) {
            throw new InvalidInput(
                    "channel.appId",
                    "'"
                            + channel.appId()
                            + "' is no application of this server; allowed: those in kanal.apps,"
                            + " or none for one's own");
        }
    }

    private static void requireLegalId(String id) {
        if (!Channel.isAppId(id)) {
            throw new InvalidInput(
                    APPS,
                    "'"
                            + id
                            + "' cannot be an application's id; allowed: 1 to "
                            + Channel.MAX_APP_LENGTH
                            + " of A-Z a-z 0-9 - _, separated by commas");
        }
    }

    private static void requireLegalUrl(String id, URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme());
        boolean https = "https".equalsIgnoreCase(url.getScheme());
        if (!http && !https || url.getHost() == null) {
            throw new InvalidInput(
                    key(id, "permissions-url"),
                    "'" + url + "' is not allowed; allowed: http://… or https://…");
        }
    }
}
