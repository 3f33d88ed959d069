package org.kanal.library.shop;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.security.Principal;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.config.Config;

/** Beans of the shop's own, of types that others have for other things. */
@ApplicationScoped
public class OwnBeans {

    @Produces
    Principal customer() {
        return () -> "a customer";
    }

    /** For the shop's reports, and not for what it publishes. */
    @Produces
    @ForReports
    Jsonb reports() {
        return JsonbBuilder.create(
                new JsonbConfig()
                        .withPropertyNamingStrategy(PropertyNamingStrategy.UPPER_CAMEL_CASE));
    }

    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    Executor executor() {
        return Runnable::run;
    }

    @Produces
    @ApplicationScoped
    TransactionSynchronizationRegistry transactions() {
        throw new IllegalStateException("nobody asks for it");
    }

    /** In place of the server's own, wherever the shop has one injected. */
    @Produces
    @Alternative
    @Priority(1)
    @ApplicationScoped
    Config config() {
        throw new IllegalStateException("nobody asks for it");
    }
}
