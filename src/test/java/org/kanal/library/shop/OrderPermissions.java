package org.kanal.library.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PermissionsFor;
import org.kanal.api.PermissionsHandler;
import org.kanal.api.Subscriber;

/** Everybody may follow orders but those that are secret. */
@ApplicationScoped
@PermissionsFor(channel = "orders")
public class OrderPermissions implements PermissionsHandler {

    @Inject private Customer customer;

    @Override
    public ChannelPermissions check(Channel channel, Subscriber subscriber) {
        return new ChannelPermissions(customer.may(channel.resourceId()), false);
    }
}
