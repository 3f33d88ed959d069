package org.kanal.permission;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.kanal.api.AsyncPermissionsHandler;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PermissionsHandler;
import org.kanal.api.Subscriber;

/** A handler that answers on the thread which asks it. */
record Blocking(PermissionsHandler handler) implements AsyncPermissionsHandler {

    @Override
    public CompletionStage<ChannelPermissions> check(Channel channel, Subscriber subscriber) {
        return CompletableFuture.completedFuture(handler.check(channel, subscriber));
    }

    /** Whose code a handler is: one that is registered for many channels is one and the same. */
    static Object codeOf(AsyncPermissionsHandler handler) {
        return handler instanceof Blocking blocking ? blocking.handler() : handler;
    }
}
