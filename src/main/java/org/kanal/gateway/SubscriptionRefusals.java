package org.kanal.gateway;

import org.kanal.api.ChannelPermissions;
import org.kanal.protocol.Refusal;
import org.kanal.protocol.Refusal.Code;

/** Why there is no subscription, in the words that a client gets. */
final class SubscriptionRefusals {

    static final Refusal CANNOT_BE_RECEIVED =
            new Refusal(
                    Code.SUBSCRIPTION_FAILED,
                    503,
                    "the channel cannot be received now; try it again");

    static final Refusal TOO_MUCH_REPLAYED =
            Refusal.rateLimited(
                    "too many bytes of missed messages; allowed: kanal.replay.bytes-per-second; try"
                            + " it again");

    /** A recheck ended the subscription before it was confirmed. */
    static final Refusal PERMISSIONS_ARE_CHANGING =
            new Refusal(Code.SUBSCRIPTION_FAILED, 503, "permissions are changing; try it again");

    private SubscriptionRefusals() {}

    static Refusal denied(ChannelPermissions decision) {
        return new Refusal(
                Code.SUBSCRIPTION_FAILED,
                decision.status(),
                decision.isUndecided()
                        ? "the permission could not be checked now"
                        : "no permission to read this channel");
    }

    static Refusal tooManyNew(String setting) {
        return Refusal.rateLimited(
                "too many channels, one after another, that nobody subscribes to; allowed: "
                        + setting);
    }

    static Refusal tooMany(int channels) {
        return Refusal.rateLimited(
                "this connection has "
                        + channels
                        + " channels, as many as allowed (kanal.connection.max-channels)");
    }
}
