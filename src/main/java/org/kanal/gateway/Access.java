package org.kanal.gateway;

import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;
import org.kanal.api.Subscriber;
import org.kanal.permission.Decision;
import org.kanal.permission.PermissionChanges;
import org.kanal.permission.Router;
import org.kanal.permission.applications.ApplicationPermissions;
import org.kanal.permission.applications.Applications;
import org.kanal.support.Part;

/**
 * Which channel a client means, and what it may do there: on its own application's channels the
 * router decides, on another's that application's provider.
 */
@Part
public class Access {

    private final Applications applications;
    private final Router router;
    private final PermissionChanges changes;
    private final ApplicationPermissions others;

    @Inject
    Access(
            Applications applications,
            Router router,
            PermissionChanges changes,
            ApplicationPermissions others) {
        this.applications = applications;
        this.router = router;
        this.changes = changes;
        this.others = others;
    }

    /**
     * The channel that a client names: without an appId it is one of its own application.
     *
     * @throws InvalidInput if the application that it names is not served here
     */
    Channel meant(Client client, Channel named) {
        applications.requireKnown(named);
        return Applications.meant(named, client.appId());
    }

    /**
     * Decides without waiting.
     *
     * @return never fails; see {@link Router#decide} for the thread that it comes on
     */
    CompletableFuture<ChannelPermissions> decide(
            Client client, Channel channel, Subscriber subscriber) {
        CompletableFuture<Decision> decision =
                channel.appId().equals(client.appId())
                        ? router.decide(channel, subscriber, client.grants())
                        : others.decide(channel, subscriber, client.appId());
        return decision.thenApply(Decision::permissions);
    }

    /** Changes when permissions may have changed, see {@link Router#revision}. */
    long revision() {
        return changes.revision();
    }
}
