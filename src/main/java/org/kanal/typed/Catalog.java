package org.kanal.typed;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.bind.JsonbConfig;
import jakarta.validation.Validator;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.RealtimeChannel;
import org.kanal.support.Starting;

/** Tells which typed channels the application has. */
@ApplicationScoped
public class Catalog {

    @Inject private TypedChannels channels;
    @Inject private AsyncApiSettings settings;
    @Inject private Validator validator;
    @Inject private Instance<JsonbConfig> configurations;

    private JsonObject document;

    /**
     * A name that nobody can subscribe to is to show at the start.
     *
     * @throws InvalidInput naming the class
     */
    void check(@Observes @Priority(Starting.PUBLISHING) Starting starting) {
        channels.found().forEach(Catalog::requireLegal);
    }

    static void requireLegal(TypedChannel channel) {
        try {
            Channel.of(channel.name());
        } catch (InvalidInput e) {
            throw new InvalidInput(
                    "@" + RealtimeChannel.class.getSimpleName() + " in " + channel.place(),
                    e.getMessage());
        }
    }

    /** The AsyncAPI document. Made once, since classes stay as they are. */
    public synchronized JsonObject asyncApi() {
        if (document == null) {
            document =
                    new AsyncApi(
                                    settings,
                                    configurations.isResolvable()
                                            ? configurations.get()
                                            : new JsonbConfig(),
                                    validator)
                            .document(channels.found());
        }
        return document;
    }
}
