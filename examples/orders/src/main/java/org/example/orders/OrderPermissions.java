package org.example.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PermissionsFor;
import org.kanal.api.PermissionsHandler;
import org.kanal.api.Subscriber;

/** Who placed an order may follow it, as may the staff; nobody publishes from a page. */
@ApplicationScoped
@PermissionsFor(channel = Orders.CHANNEL)
public class OrderPermissions implements PermissionsHandler {

    @Inject private Orders orders;

    @Override
    public ChannelPermissions check(Channel channel, Subscriber subscriber) {
        boolean mayFollow =
                channel.resourceId().matches("\\d{1,18}")
                        && orders.mayFollow(Long.parseLong(channel.resourceId()), subscriber.id());
        return new ChannelPermissions(mayFollow, false);
    }
}
