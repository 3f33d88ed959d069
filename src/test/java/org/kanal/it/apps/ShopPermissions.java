package org.kanal.it.apps;

import jakarta.enterprise.context.ApplicationScoped;
import org.kanal.api.Channel;
import org.kanal.api.PermissionsProvider;
import org.kanal.api.ProviderFor;
import org.kanal.api.Subscriber;

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
