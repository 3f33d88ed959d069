package org.kanal.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.kanal.channel.Channel;
import org.kanal.channel.Subscriber;
import org.kanal.channel.SubscriberJoined;
import org.kanal.channel.SubscriberLeft;
import org.kanal.channel.Unavailable;
import org.kanal.hub.Hub;
import org.kanal.hub.LocalSubscriber;
import org.kanal.hub.Seat;
import org.kanal.permission.ChannelPermissions;
import org.kanal.permission.PermissionsRouter;
import org.kanal.protocol.Command;
import org.kanal.protocol.Push;
import org.kanal.protocol.Refusal;
import org.kanal.protocol.Refusal.Code;
import org.kanal.protocol.Reply;

/** Opens and ends subscriptions. */
@ApplicationScoped
public class Subscribing {

    private static final Logger LOG = System.getLogger(Subscribing.class.getName());

    @Inject private GatewaySettings settings;
    @Inject private PermissionsRouter permissions;
    @Inject private Hub hub;
    @Inject private Recovery recovery;
    @Inject private Event<SubscriberJoined> joined;
    @Inject private Event<SubscriberLeft> left;

    /** Answers with {@code subscribed}, or with an {@code error} and no subscription. */
    void subscribe(Client client, LocalSubscriber who, Command.Subscribe command) {
        Channel channel = command.channel();
        if (!client.isOn(channel) && client.channels() >= settings.maxChannels()) {
            refuse(client, command, Refusal.rateLimited(tooManyChannels()));
            return;
        }
        long revision = permissions.revision();
        ChannelPermissions decision = permissions.check(channel, who.subscriber());
        while (decision.read() && revision != permissions.revision()) {
            revision = permissions.revision();
            decision = permissions.check(channel, who.subscriber());
        }
        leave(client, channel);
        if (!decision.read()) {
            refuse(client, command, denied(decision));
            return;
        }
        try {
            open(client, who, command);
        } catch (Unavailable e) {
            refuse(client, command, new Refusal(Code.SUBSCRIPTION_FAILED, 503, e.getMessage()));
            return;
        }
        if (revision != permissions.revision()) {
            recheck(client, channel);
        }
    }

    /** Answers with {@code unsubscribed}, whether or not there was a subscription. */
    void unsubscribe(Client client, Command.Unsubscribe command) {
        leave(client, command.channel());
        client.send(new Reply.Unsubscribed(command.number(), command.channel()));
    }

    /** The connection is gone. */
    void leaveAll(Client client) {
        client.end().forEach(this::vacate);
    }

    /** Decides again on an open subscription and ends it if the answer is now no. */
    void recheck(Client client, Channel channel) {
        Optional<Subscriber> subscriber = client.who().map(LocalSubscriber::subscriber);
        if (subscriber.isEmpty() || !client.isOn(channel)) {
            return;
        }
        ChannelPermissions decision = permissions.check(channel, subscriber.get());
        if (!decision.read()) {
            client.remove(channel)
                    .ifPresent(
                            seat -> {
                                vacate(seat);
                                client.send(new Push.Ended(channel, denied(decision)));
                            });
        }
    }

    private void open(Client client, LocalSubscriber who, Command.Subscribe command) {
        Seat seat = hub.join(command.channel(), who);
        if (!client.take(seat)) {
            seat.leave();
            return;
        }
        tell(joined, new SubscriberJoined(seat.channel(), who.subscriber(), who.connectionId()));
        try {
            seat.start(recovery.opening(seat, command));
        } catch (RuntimeException e) {
            // A seat that is never started keeps what comes in, without end.
            leave(client, seat.channel());
            throw e;
        }
    }

    private void leave(Client client, Channel channel) {
        client.remove(channel).ifPresent(this::vacate);
    }

    private void vacate(Seat seat) {
        seat.leave();
        tell(
                left,
                new SubscriberLeft(
                        seat.channel(), seat.who().subscriber(), seat.who().connectionId()));
    }

    /** An application's observer that fails must not cost anybody a subscription, or a seat. */
    private static <T> void tell(Event<T> event, T fact) {
        try {
            event.fire(fact);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "An observer of " + fact.getClass() + " failed", e);
        }
    }

    private static void refuse(Client client, Command.Subscribe command, Refusal refusal) {
        client.send(new Reply.Failed(command.id(), Optional.of(command.channel()), refusal));
    }

    private static Refusal denied(ChannelPermissions decision) {
        return new Refusal(
                Code.SUBSCRIPTION_FAILED,
                decision.status(),
                decision.status() == 503
                        ? "the permission could not be checked now"
                        : "no permission to read this channel");
    }

    private String tooManyChannels() {
        return "this connection has "
                + settings.maxChannels()
                + " channels, as many as allowed (kanal.connection.max-channels)";
    }
}
