package org.kanal.it.apps;

import jakarta.enterprise.context.ApplicationScoped;
import org.kanal.channel.Channel;
import org.kanal.channel.Subscriber;
import org.kanal.permission.PermissionsProvider;
import org.kanal.permission.ProviderFor;

/** The shop lets the blog's readers see its offers, and fails on purpose. */
@ApplicationScoped
@ProviderFor("shop")
public class ShopPermissions implements PermissionsProvider {

    @Override
    public boolean mayRead(Channel channel, Subscriber subscriber, String requestingAppId) {
        if (channel.name().equals("broken")) {
            throw new IllegalStateException("on purpose");
        }
        return channel.name().equals("offers") && requestingAppId.equals("blog");
    }
}
