package org.kanal.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.kanal.api.Channel;
import org.kanal.identity.ApiKeys;
import org.kanal.permission.QuestionKey;
import org.kanal.permission.applications.Applications;
import org.kanal.site.ApplicationOrigins;
import org.kanal.support.Part;
import org.kanal.support.SettingReader;

/** Gives each part what the settings say of the applications that this server serves. */
@Part
public class ApplicationsProducer {

    private static final String APPS = "kanal.apps";

    private final Config config;

    @Inject
    ApplicationsProducer(Config config) {
        this.config = config;
    }

    @Produces
    @Singleton
    Applications applications() {
        return new Applications(
                forEachApp(id -> settings().uri(key(id, "permissions-url"))),
                questionKeys(),
                settings().duration(APPS + ".permissions-timeout"));
    }

    private Map<String, QuestionKey> questionKeys() {
        Map<String, QuestionKey> keys = new LinkedHashMap<>();
        forEachApp(id -> settings().optional(key(id, "permissions-secret")))
                .forEach(
                        (id, secret) ->
                                secret.ifPresent(
                                        text ->
                                                keys.put(
                                                        id,
                                                        new QuestionKey(
                                                                key(id, "permissions-secret"),
                                                                text))));
        return keys;
    }

    @Produces
    @Singleton
    ApplicationOrigins origins() {
        return ApplicationOrigins.of(forEachApp(id -> settings().list(key(id, "origins"))));
    }

    @Produces
    @Singleton
    ApiKeys apiKeys() {
        Map<String, List<String>> keys = forEachApp(id -> settings().secrets(key(id, "api.keys")));
        keys.put(Channel.OWN_APP, settings().secrets("kanal.api.keys"));
        return ApiKeys.of(keys);
    }

    private <T> Map<String, T> forEachApp(Function<String, T> value) {
        Map<String, T> values = new LinkedHashMap<>();
        settings().list(APPS).forEach(id -> values.put(id, value.apply(id)));
        return values;
    }

    private static String key(String id, String name) {
        return APPS + "." + id + "." + name;
    }

    private SettingReader settings() {
        return new SettingReader(config);
    }
}
