package org.kanal.it.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PermissionsRouter;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;

/** The router's semantics are those of Wix's. */
@ExtendWith(ArquillianExtension.class)
class PermissionsRouterIT {

    private static final Subscriber ANN = new Subscriber("ann", SubscriberType.MEMBER);

    @Inject private PermissionsRouter router;

    @Test
    void withoutAHandlerEverybodyMayReadAndNobodyWrite() {
        assertEquals(new ChannelPermissions(true, false), check(Channel.of("router-none")));
    }

    @Test
    void aSecondHandlerReplacesTheFirst() {
        Channel channel = Channel.of("router-twice");
        router.add(channel, (asked, who) -> ChannelPermissions.readWrite());
        router.add(channel, (asked, who) -> ChannelPermissions.denied());
        assertEquals(ChannelPermissions.denied(), check(channel));
        router.addAsync(
                channel,
                (asked, who) -> CompletableFuture.completedFuture(ChannelPermissions.readWrite()));
        assertEquals(ChannelPermissions.readWrite(), check(channel));
        router.remove(channel);
        assertEquals(ChannelPermissions.readOnly(), check(channel));
    }

    @Test
    void theResourceIsAskedThenItsChannelThenTheDefault() {
        Channel channel = Channel.of("router-cascade");
        Channel resource = Channel.of("router-cascade", "42");
        try {
            router.setDefault((asked, who) -> ChannelPermissions.denied());
            assertEquals(ChannelPermissions.denied(), check(resource));
            router.setDefault((asked, who) -> ChannelPermissions.readWrite());
            assertEquals(ChannelPermissions.readWrite(), check(resource), "the last one counts");
            router.add(channel, (asked, who) -> ChannelPermissions.readOnly());
            assertEquals(ChannelPermissions.readOnly(), check(resource));
            router.add(resource, (asked, who) -> ChannelPermissions.denied());
            assertEquals(ChannelPermissions.denied(), check(resource));
            assertEquals(ChannelPermissions.readOnly(), check(channel));
            assertEquals(ChannelPermissions.readOnly(), check(Channel.of("router-cascade", "")));
        } finally {
            router.setDefault(PermissionsRouterIT::asConfigured);
            router.remove(channel);
            router.remove(resource);
        }
    }

    @Test
    void theOperatorsRulesComeBeforeTheDefaultHandler() {
        try {
            router.setDefault((asked, who) -> ChannelPermissions.readWrite());
            assertEquals(ChannelPermissions.readOnly(), check(Channel.of("rules-members")));
            assertEquals(ChannelPermissions.readWrite(), check(Channel.of("router-no-rule")));
        } finally {
            router.setDefault(PermissionsRouterIT::asConfigured);
        }
    }

    @Test
    void anEmptyResourceIdIsTheChannelsHandler() {
        router.add(Channel.of("router-empty", ""), (asked, who) -> ChannelPermissions.readWrite());
        assertEquals(ChannelPermissions.readWrite(), check(Channel.of("router-empty")));
    }

    @Test
    void aHandlerThatThrowsDeniesWith503() {
        Channel channel = Channel.of("router-broken");
        router.add(
                channel,
                (asked, who) -> {
                    throw new IllegalStateException("on purpose");
                });
        assertEquals(ChannelPermissions.undecided(), check(channel));
    }

    private ChannelPermissions check(Channel channel) {
        return router.check(channel, ANN);
    }

    /** As if there were no default handler: no other test is to notice. */
    private static ChannelPermissions asConfigured(Channel channel, Subscriber who) {
        return channel.isOwn() ? ChannelPermissions.readOnly() : ChannelPermissions.denied();
    }
}
