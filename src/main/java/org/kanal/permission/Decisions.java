package org.kanal.permission;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.kanal.api.ChannelPermissions;

/** Waits for decisions, on threads that have nothing better to do. */
public final class Decisions {

    private Decisions() {}

    /** An interruption ends the waiting without a decision, and stays set. */
    public static ChannelPermissions await(CompletableFuture<ChannelPermissions> decision) {
        try {
            return decision.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ChannelPermissions.undecided();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a decision never fails", e.getCause());
        }
    }
}
