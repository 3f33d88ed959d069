package org.kanal.permission;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.identity.ChannelGrants;

/**
 * What a token's own channels decide: they open what they name, and leave the rest to whoever comes
 * next.
 *
 * @param claim where they stand in the token ({@code kanal.jwt.channels-claim})
 */
record ClaimedChannels(String claim) {

    /**
     * @param next who else is asked, where the token does not grant all that there is
     */
    CompletableFuture<Decision> decide(
            ChannelGrants grants, Channel channel, Supplier<CompletableFuture<Decision>> next) {
        if (!grants.mention(channel)) {
            return next.get();
        }
        boolean read = grants.mayRead(channel);
        boolean write = grants.mayWrite(channel);
        if (read && write) {
            return CompletableFuture.completedFuture(
                    new Decision(ChannelPermissions.readWrite(), reason()));
        }
        return next.get().thenApply(other -> with(read, write, other));
    }

    private Decision with(boolean read, boolean write, Decision other) {
        boolean addsNothing =
                (read || !other.permissions().read()) && (write || !other.permissions().write());
        return new Decision(
                read
                        ? new ChannelPermissions(true, write || other.permissions().write())
                        : new ChannelPermissions(
                                other.permissions().read(), true, other.permissions().status()),
                addsNothing ? reason() : reason() + " and " + other.reason());
    }

    private String reason() {
        return "claim " + claim;
    }
}
