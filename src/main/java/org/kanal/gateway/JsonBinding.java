package org.kanal.gateway;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.util.Optional;
import org.kanal.support.Part;

/**
 * What writes payloads: the application's own {@link Jsonb} where it has one as a CDI bean, or one
 * made with its {@link JsonbConfig}, or the default.
 */
@Part
public class JsonBinding {

    private final Instance<Object> beans;

    @Inject
    JsonBinding(@Any Instance<Object> beans) {
        this.beans = beans;
    }

    Jsonb create() {
        return choose(bean(Jsonb.class), bean(JsonbConfig.class));
    }

    /** Whether the application writes payloads itself, so that they may be anything. */
    boolean isOwn() {
        return bean(Jsonb.class).isPresent();
    }

    static Jsonb choose(Optional<Jsonb> own, Optional<JsonbConfig> configuration) {
        return own.orElseGet(
                () -> configuration.map(JsonbBuilder::create).orElseGet(JsonbBuilder::create));
    }

    private <T> Optional<T> bean(Class<T> type) {
        Instance<T> found = beans.select(type);
        return found.isResolvable() ? Optional.of(found.get()) : Optional.empty();
    }
}
