package org.kanal.library.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.security.Principal;
import java.time.Clock;
import java.util.concurrent.Executor;

/** Beans of the shop's own, of types that others have for other things. */
@ApplicationScoped
public class OwnBeans {

    @Produces
    Principal customer() {
        return () -> "a customer";
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
}
