package org.kanal.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;
import org.kanal.api.PayloadTooLarge;
import org.kanal.api.PublishOptions;
import org.kanal.api.PublishReceipt;
import org.kanal.api.Subscriber;
import org.kanal.hub.LocalSubscriber;
import org.kanal.protocol.Command;
import org.kanal.protocol.Refusal;
import org.kanal.protocol.Refusal.Code;
import org.kanal.protocol.Reply;

/** What a client can do: its commands, each answered. */
@ApplicationScoped
public class ClientCommands {

    private static final RareWarning REFUSALS =
            new RareWarning(System.getLogger(ClientCommands.class.getName()));

    private static final Refusal TOO_FAST =
            Refusal.rateLimited(
                    "too many messages on this channel; allowed:"
                            + " kanal.publish.subscriber-per-second");

    @Inject private Clients clients;
    @Inject private Introductions introductions;
    @Inject private Access access;
    @Inject private Subscribing subscribing;
    @Inject private Publishing publishing;
    @Inject private PublishRates rates;

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

    /**
     * Does what a client asks for. One client's commands come here one after another, the next one
     * when the one before is done.
     *
     * @param executor where it goes on if somebody has to think about a permission first; no thread
     *     waits for that
     * @return done when the client's next command may come; fails if this one did
     */
    public CompletableFuture<Void> handle(Client client, Command command, Executor executor) {
        if (command instanceof Command.Pong) {
            return Step.DONE;
        }
        if (command instanceof Command.Connect connect) {
            if (client.who().isEmpty()) {
                return introductions.connect(client, connect, executor);
            }
            refuse(client, command.id(), Refusal.badInput("connect came before"));
        } else if (client.who().isEmpty()) {
            refuse(client, command.id(), Refusal.badInput("connect must come first"));
        } else {
            return handleOrRefuse(client, client.who().get(), command, executor);
        }
        return Step.DONE;
    }

    private CompletableFuture<Void> handleOrRefuse(
            Client client, LocalSubscriber who, Command command, Executor executor) {
        CompletableFuture<Void> done;
        try {
            done = handle(client, who, command, executor);
        } catch (InvalidInput e) {
            done = CompletableFuture.failedFuture(e);
        }
        return done.exceptionally(
                failure -> {
                    if (causeOf(failure) instanceof InvalidInput wrong) {
                        refuse(client, command.id(), Refusal.badInput(wrong.getMessage()));
                        return null;
                    }
                    throw new CompletionException(causeOf(failure));
                });
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    private CompletableFuture<Void> handle(
            Client client, LocalSubscriber who, Command command, Executor executor) {
        if (command instanceof Command.Subscribe subscribe) {
            return subscribing.subscribe(client, who, subscribe, executor);
        } else if (command instanceof Command.Publish publish) {
            return publish(client, who.subscriber(), publish, executor);
        } else if (command instanceof Command.Unsubscribe unsubscribe) {
            subscribing.unsubscribe(client, unsubscribe);
        } else if (command instanceof Command.Refresh refresh) {
            return introductions.refresh(client, refresh, executor);
        }
        return Step.DONE;
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

    private CompletableFuture<Void> publish(
            Client client, Subscriber who, Command.Publish command, Executor executor) {
        Channel channel = access.meant(client, command.channel());
        if (!channel.appId().equals(client.appId())) {
            refuse(client, command, 403, "nobody publishes to another application's channels");
            return Step.DONE;
        }
        return Step.after(
                access.decide(client, channel, who),
                executor,
                decision -> {
                    publish(client, who, command, channel, decision);
                    return Step.DONE;
                });
    }

    private void publish(
            Client client,
            Subscriber who,
            Command.Publish command,
            Channel channel,
            ChannelPermissions decision) {
        if (!decision.write()) {
            refuse(client, command, decision.status(), "no permission to publish here");
            return;
        }
        if (!rates.admits(who.id(), channel)) {
            refuse(client, command, TOO_FAST);
            return;
        }
        try {
            publishing
                    .publishFromPage(
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
            REFUSALS.log("A client's message was not accepted: " + failure.getMessage());
            refuse(client, command, 503, "the message was not accepted; try it again");
        }
    }

    private static void refuse(Client client, Command.Publish command, int status, String message) {
        refuse(client, command, new Refusal(Code.PUBLISH_FAILED, status, message));
    }

    private static void refuse(Client client, Command.Publish command, Refusal refusal) {
        client.send(new Reply.Failed(command.id(), Optional.of(command.channel()), refusal));
    }
}
