package org.kanal.it.permission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.kanal.api.AsyncPermissionsHandler;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PermissionsFor;
import org.kanal.api.PermissionsHandler;

/** An application's permissions in code. */
@ApplicationScoped
public class Handlers {

    private final AtomicInteger calls = new AtomicInteger();

    @Produces
    @PermissionsFor(channel = "handler-write")
    PermissionsHandler write() {
        return (channel, subscriber) -> ChannelPermissions.readWrite();
    }

    @Produces
    @PermissionsFor(channel = "handler-write", resourceId = "closed")
    PermissionsHandler closed() {
        return (channel, subscriber) -> ChannelPermissions.denied();
    }

    @Produces
    @PermissionsFor(channel = "handler-later")
    AsyncPermissionsHandler later() {
        return (channel, subscriber) ->
                CompletableFuture.supplyAsync(ChannelPermissions::readWrite);
    }

    @Produces
    @PermissionsFor(channel = "handler-never")
    AsyncPermissionsHandler never() {
        return (channel, subscriber) -> new CompletableFuture<>();
    }

    @Produces
    @PermissionsFor(channel = "handler-counted")
    PermissionsHandler counting() {
        return (channel, subscriber) -> {
            calls.incrementAndGet();
            return ChannelPermissions.readOnly();
        };
    }

    /** How often the counting handler was asked. */
    public int calls() {
        return calls.get();
    }

    @Produces
    @PermissionsFor(channel = "rules-code")
    PermissionsHandler overRules() {
        return (channel, subscriber) -> ChannelPermissions.readOnly();
    }
}
