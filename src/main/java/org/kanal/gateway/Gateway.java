package org.kanal.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalLong;
import org.kanal.channel.Channel;
import org.kanal.channel.InvalidInput;
import org.kanal.channel.PublishOptions;
import org.kanal.channel.PublishReceipt;
import org.kanal.channel.Subscriber;
import org.kanal.channel.SubscriberType;
import org.kanal.hub.LocalSubscriber;
import org.kanal.permission.ChannelPermissions;
import org.kanal.protocol.Command;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.Refusal;
import org.kanal.protocol.Refusal.Code;
import org.kanal.protocol.Reply;

/** What a client can do: its commands, each answered. */
@ApplicationScoped
public class Gateway {

    private static final Logger LOG = System.getLogger(Gateway.class.getName());

    @Inject private GatewaySettings settings;
    @Inject private InboundRate rate;
    @Inject private Clients clients;
    @Inject private VisitorIds visitors;
    @Inject private Access access;
    @Inject private Subscribing subscribing;
    @Inject private Publishing publishing;

    /** A connection was opened. */
    public void opened(Client client) {
        clients.add(client);
    }

    /** A connection is gone, whatever ended it. */
    public void closed(Client client) {
        clients.remove(client);
        client.outbox().discard();
        subscribing.leaveAll(client);
    }

    /** Does what a client asks for. One client's commands come here one after another. */
    public void handle(Client client, Command command) {
        if (command instanceof Command.Pong) {
            return;
        }
        if (command instanceof Command.Connect connect) {
            connect(client, connect);
        } else if (client.who().isEmpty()) {
            refuse(client, command.id(), Refusal.badInput("connect must come first"));
        } else {
            handleOrRefuse(client, client.who().get(), command);
        }
    }

    private void handleOrRefuse(Client client, LocalSubscriber who, Command command) {
        try {
            handle(client, who, command);
        } catch (InvalidInput e) {
            refuse(client, command.id(), Refusal.badInput(e.getMessage()));
        }
    }

    private void handle(Client client, LocalSubscriber who, Command command) {
        if (command instanceof Command.Subscribe subscribe) {
            subscribing.subscribe(client, who, subscribe);
        } else if (command instanceof Command.Unsubscribe unsubscribe) {
            subscribing.unsubscribe(client, unsubscribe);
        } else if (command instanceof Command.Publish publish) {
            publish(client, who.subscriber(), publish);
        } else {
            refuseToken(client);
        }
    }

    /** Tells a client what was wrong with what it sent. */
    public void refuse(Client client, OptionalLong id, Refusal refusal) {
        client.send(new Reply.Failed(id, Optional.empty(), refusal));
    }

    /** Tells a client that the server failed to do what it asked for. */
    public void failed(Client client, Command command) {
        Code code =
                command instanceof Command.Publish ? Code.PUBLISH_FAILED : Code.SUBSCRIPTION_FAILED;
        client.send(
                new Reply.Failed(
                        command.id(),
                        command.target(),
                        new Refusal(code, 503, "the server failed to do it")));
    }

    private void connect(Client client, Command.Connect command) {
        if (client.who().isPresent()) {
            refuse(client, OptionalLong.empty(), Refusal.badInput("connect came before"));
            return;
        }
        if (command.token().isPresent()) {
            refuseToken(client);
            return;
        }
        // A tab keeps its visitor's id while somebody is logged in, and never gets the login's by
        // it.
        String visitorId = command.resume().flatMap(visitors::resumed).orElseGet(visitors::create);
        Subscriber subscriber =
                client.login().orElseGet(() -> new Subscriber(visitorId, SubscriberType.VISITOR));
        client.introduce(subscriber);
        client.send(
                new Reply.Connected(
                        client.connectionId(),
                        subscriber,
                        settings.heartbeat().toSeconds(),
                        settings.payloadMaxBytes(),
                        visitors.resumeOf(visitorId),
                        rate.perSecond(),
                        rate.burst()));
    }

    private void refuseToken(Client client) {
        refuse(
                client,
                OptionalLong.empty(),
                Refusal.unauthorized("this server takes no tokens; allowed: none, with a login"));
        client.outbox().close(Disconnect.UNAUTHORIZED);
    }

    private void publish(Client client, Subscriber who, Command.Publish command) {
        Channel channel = access.meant(client, command.channel());
        if (!channel.appId().equals(client.appId())) {
            refuse(client, command, 403, "nobody publishes to another application's channels");
            return;
        }
        ChannelPermissions decision = access.check(client, channel, who);
        if (!decision.write()) {
            refuse(client, command, decision.status(), "no permission to publish here");
            return;
        }
        try {
            publishing
                    .publish(
                            channel,
                            command.payload(),
                            command.includePublisher()
                                    ? PublishOptions.none().withPublisher()
                                    : PublishOptions.none(),
                            Optional.of(who.id()))
                    .whenComplete((receipt, failure) -> answer(client, command, receipt, failure));
        } catch (PayloadTooLarge e) {
            refuse(client, command, 413, e.getMessage());
        }
    }

    private static void answer(
            Client client, Command.Publish command, PublishReceipt receipt, Throwable failure) {
        if (failure == null) {
            client.send(new Reply.Published(command.number(), receipt.position()));
        } else {
            LOG.log(Level.WARNING, "A client's message was not accepted: " + failure.getMessage());
            refuse(client, command, 503, "the message was not accepted; try it again");
        }
    }

    private static void refuse(Client client, Command.Publish command, int status, String message) {
        client.send(
                new Reply.Failed(
                        command.id(),
                        Optional.of(command.channel()),
                        new Refusal(Code.PUBLISH_FAILED, status, message)));
    }
}
