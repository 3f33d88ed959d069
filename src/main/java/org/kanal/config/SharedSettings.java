package org.kanal.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kanal.cluster.Fingerprint;
import org.kanal.support.SettingReader;

/**
 * The settings that all nodes of a cluster must have alike: whoever connects, publishes or
 * subscribes is to get the same at each. Limits and times are each node's own.
 */
final class SharedSettings {

    private static final String APPS = "kanal.apps";

    private static final List<String> SHOWN =
            List.of(
                    APPS,
                    "kanal.history.size",
                    "kanal.history.ttl",
                    "kanal.history.rules",
                    "kanal.jwt.channels-claim",
                    "kanal.payload.max-bytes",
                    "kanal.permissions.default",
                    "kanal.presence.channels",
                    "kanal.resume.max-age",
                    "kanal.roles.admin",
                    "kanal.roles.publisher",
                    "kanal.visitors",
                    "mp.jwt.verify.audiences",
                    "mp.jwt.verify.issuer",
                    "mp.jwt.verify.publickey.algorithm");

    private static final List<String> SECRET =
            List.of(
                    "kanal.api.keys",
                    "kanal.broker.secret",
                    "kanal.resume.secret",
                    "mp.jwt.verify.publickey");

    /** Of each application. */
    private static final List<String> OF_AN_APP =
            List.of("api.keys", "origins", "permissions-url", "permissions-secret");

    private SharedSettings() {}

    /**
     * What this node has, by key.
     *
     * @param clusterSecret what the secret ones are hidden with
     */
    static Map<String, String> of(SettingReader settings, String clusterSecret) {
        Map<String, String> values = new TreeMap<>();
        SHOWN.forEach(key -> values.put(key, settings.text(key)));
        Stream.concat(SECRET.stream(), ofApplications(settings))
                .forEach(
                        key ->
                                values.put(
                                        key, Fingerprint.of(clusterSecret, sorted(settings, key))));
        return values;
    }

    private static Stream<String> ofApplications(SettingReader settings) {
        return settings.list(APPS).stream()
                .flatMap(id -> OF_AN_APP.stream().map(name -> APPS + "." + id + "." + name));
    }

    /** Lists are the same in another order. */
    private static String sorted(SettingReader settings, String key) {
        return String.join(",", settings.secrets(key).stream().sorted().toList());
    }
}
