package org.kanal.gateway;

import java.util.concurrent.CompletableFuture;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.Subscriber;
import org.kanal.permission.applications.Applications;

/** Lets everybody do the same on all channels of the applications that are known. */
final class OpenAccess extends Access {

    private final Applications applications;
    private final CompletableFuture<ChannelPermissions> decision;

    OpenAccess(Applications applications, CompletableFuture<ChannelPermissions> decision) {
        super(applications, null, null, null);
        this.applications = applications;
        this.decision = decision;
    }

    @Override
    Channel meant(Client client, Channel named) {
        applications.requireKnown(named);
        return named.isOwn() ? named.inApp(client.appId()) : named;
    }

    @Override
    CompletableFuture<ChannelPermissions> decide(
            Client client, Channel channel, Subscriber subscriber) {
        return decision;
    }
}
