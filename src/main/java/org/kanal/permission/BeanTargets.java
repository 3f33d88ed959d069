package org.kanal.permission;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.PermissionsFor;
import org.kanal.api.ProviderFor;
import org.kanal.permission.applications.Applications;

/**
 * What the beans of the deployment are for. Where two are for the same, or one for something that
 * cannot be, nobody could tell which permissions are in force: that stops the start.
 */
public final class BeanTargets {

    private static final String HANDLER = "@PermissionsFor";
    private static final String PROVIDER = "@ProviderFor";

    private final Applications applications;
    private final Map<Object, String> beans = new HashMap<>();

    public BeanTargets(Applications applications) {
        this.applications = applications;
    }

    /**
     * The channel that a handler is for; empty for the default handler.
     *
     * @param bean how its author knows it
     * @throws InvalidInput naming the bean, and what is wrong
     */
    public Optional<Channel> of(PermissionsFor target, String bean) {
        String place = HANDLER + " on " + bean;
        if (!target.channel().isEmpty()) {
            Channel channel = channel(target, place);
            takeOnce(HANDLER, channel, bean);
            return Optional.of(channel);
        }
        if (!target.resourceId().isEmpty() || !target.appId().isEmpty()) {
            throw new InvalidInput(
                    place,
                    "has a resourceId or an appId and no channel; allowed: with a channel, or"
                            + " without values for the default handler");
        }
        takeOnce(HANDLER, "the default handler", bean);
        return Optional.empty();
    }

    /**
     * The application that a provider is for.
     *
     * @param bean how its author knows it
     * @throws InvalidInput naming the bean, and what is wrong
     */
    public String of(ProviderFor target, String bean) {
        String app = target.value();
        if (!applications.permissionsUrls().containsKey(app)) {
            throw new InvalidInput(
                    PROVIDER + " on " + bean,
                    "'" + app + "' is no application of this server; allowed: those in kanal.apps");
        }
        takeOnce(PROVIDER, app, bean);
        return app;
    }

    private Channel channel(PermissionsFor target, String place) {
        try {
            Channel channel =
                    Channel.of(target.channel(), target.resourceId()).inApp(target.appId());
            applications.requireKnown(channel);
            return channel;
        } catch (InvalidInput e) {
            throw new InvalidInput(place, e.getMessage());
        }
    }

    private void takeOnce(String annotation, Object target, String bean) {
        String other = beans.putIfAbsent(target, bean);
        if (other != null) {
            throw new InvalidInput(
                    annotation,
                    "two beans are for "
                            + target
                            + ", "
                            + other
                            + " and "
                            + bean
                            + "; allowed: one");
        }
    }
}
