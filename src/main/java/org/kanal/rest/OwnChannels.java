package org.kanal.rest;

import jakarta.ws.rs.ForbiddenException;
import java.security.Principal;
import org.kanal.api.Channel;
import org.kanal.identity.ApiKeys;
import org.kanal.permission.applications.Applications;

/** A key reaches the channels of its own application only. */
final class OwnChannels {

    private OwnChannels() {}

    /**
     * The channel that a caller names: without an appId it is one of its key's application.
     *
     * @throws ForbiddenException if it names another application's
     */
    static Channel meant(Channel named, Principal caller) {
        String own = caller instanceof ApiKeys.Owner owner ? owner.appId() : Channel.OWN_APP;
        Channel meant = Applications.meant(named, own);
        if (!meant.appId().equals(own)) {
            throw new ForbiddenException(
                    "channel.appId: this key is not of '"
                            + named.appId()
                            + "'; allowed: channels of its own application");
        }
        return meant;
    }
}
