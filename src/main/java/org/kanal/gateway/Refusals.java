package org.kanal.gateway;

import org.kanal.api.ChannelPermissions;
import org.kanal.protocol.Refusal;
import org.kanal.protocol.Refusal.Code;

/** Why somebody does not get a channel, in the words that clients are told. */
final class Refusals {

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

    static final Refusal TOO_MUCH_SHOWN =
            Refusal.rateLimited(
                    "too many bytes of members; allowed: kanal.replay.bytes-per-second; try it"
                            + " again");

    private Refusals() {}

    static Refusal denied(ChannelPermissions decision) {
        return new Refusal(
                Code.SUBSCRIPTION_FAILED,
                decision.status(),
                decision.isUndecided()
                        ? "the permission could not be checked now"
                        : "no permission to read this channel");
    }

    /**
     * @param setting the limit that was reached
     */
    static Refusal tooManyNew(String setting) {
        return Refusal.rateLimited(
                "too many channels, one after another, that nobody else uses; allowed: " + setting);
    }

    static Refusal tooManyChannels(int most) {
        return Refusal.rateLimited(
                "this connection has "
                        + most
                        + " channels, as many as allowed (kanal.connection.max-channels)");
    }
}
