package org.kanal.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PermissionsFor;
import org.kanal.api.PermissionsHandler;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;

/** Who may read the examples' channels. Publishing goes through the EJBs only. */
@ApplicationScoped
@DemoOnly
public class DemoPermissions {

    @Produces
    @PermissionsFor(channel = "everyone")
    PermissionsHandler everyone() {
        return (channel, subscriber) -> ChannelPermissions.readOnly();
    }

    @Produces
    @PermissionsFor(channel = "members-only")
    PermissionsHandler members() {
        return (channel, subscriber) -> readableIf(isMember(subscriber));
    }

    @Produces
    @PermissionsFor(channel = "admins-only")
    PermissionsHandler admins() {
        return (channel, subscriber) -> readableIf(isAdmin(subscriber));
    }

    /** Breaking News: every type of alert is a resource, and inherits this. */
    @Produces
    @PermissionsFor(channel = "members")
    PermissionsHandler alerts() {
        return (channel, subscriber) -> readableIf(isMember(subscriber));
    }

    private static boolean isAdmin(Subscriber subscriber) {
        return subscriber.type() == SubscriberType.ADMIN
                || subscriber.groups().contains(DemoSettings.ADMIN_ROLE);
    }

    private static boolean isMember(Subscriber subscriber) {
        return subscriber.type() != SubscriberType.VISITOR
                || subscriber.groups().contains(DemoSettings.USER_ROLE);
    }

    private static ChannelPermissions readableIf(boolean allowed) {
        return new ChannelPermissions(allowed, false);
    }
}
