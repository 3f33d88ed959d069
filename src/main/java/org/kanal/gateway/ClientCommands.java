package org.kanal.gateway;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kanal.api.InvalidInput;
import org.kanal.api.Subscriber;
import org.kanal.protocol.Command;
import org.kanal.protocol.Refusal;
import org.kanal.protocol.Reply;
import org.kanal.support.Part;

/** What a client can do: its commands, each answered. */
@Part
public class ClientCommands {

    private final Clients clients;
    private final Introductions introductions;
    private final Subscribing subscribing;
    private final PagePublishing pages;
    private final Attending attending;

    @Inject
    public ClientCommands(
            Clients clients,
            Introductions introductions,
            Subscribing subscribing,
            PagePublishing pages,
            Attending attending) {
        this.clients = clients;
        this.introductions = introductions;
        this.subscribing = subscribing;
        this.pages = pages;
        this.attending = attending;
    }

    /** A connection was opened. */
    public void opened(Client client) {
        clients.add(client);
    }

    /**
     * A connection is gone.
     *
     * @param saidGoodbye whether the client closed it; else it was lost, or this side closed it
     */
    public void closed(Client client, boolean saidGoodbye) {
        clients.remove(client);
        client.outbox().discard();
        subscribing.leaveAll(client, Attending.reasonFor(client, saidGoodbye));
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
        return command.handleBy(new Answers(client, executor));
    }

    /** What becomes of each kind of command. */
    private final class Answers implements Command.Handler<CompletableFuture<Void>> {

        private final Client client;
        private final Executor executor;

        Answers(Client client, Executor executor) {
            this.client = client;
            this.executor = executor;
        }

        @Override
        public CompletableFuture<Void> connect(Command.Connect command) {
            if (client.who().isEmpty()) {
                return introductions.connect(client, command, executor);
            }
            refuse(client, command.id(), Refusal.badInput("connect came before"));
            return Step.DONE;
        }

        @Override
        public CompletableFuture<Void> subscribe(Command.Subscribe command) {
            return known(command, who -> subscribing.subscribe(client, who, command, executor));
        }

        @Override
        public CompletableFuture<Void> unsubscribe(Command.Unsubscribe command) {
            return known(
                    command,
                    who -> {
                        subscribing.unsubscribe(client, command);
                        return Step.DONE;
                    });
        }

        @Override
        public CompletableFuture<Void> publish(Command.Publish command) {
            return known(command, who -> pages.publish(client, who, command, executor));
        }

        @Override
        public CompletableFuture<Void> presence(Command.OnPresence command) {
            return known(command, who -> attending.answer(client, who, command, executor));
        }

        @Override
        public CompletableFuture<Void> refresh(Command.Refresh command) {
            return known(command, who -> introductions.refresh(client, command, executor));
        }

        @Override
        public CompletableFuture<Void> pong(Command.Pong command) {
            return Step.DONE; // that it came is all that matters, and the connection has seen it
        }

        /** For what only a client may ask for that has connected. */
        private CompletableFuture<Void> known(
                Command command, Function<Subscriber, CompletableFuture<Void>> answer) {
            if (client.who().isEmpty()) {
                refuse(client, command.id(), Refusal.badInput("connect must come first"));
                return Step.DONE;
            }
            return orRefused(client, command, () -> answer.apply(client.who().get()));
        }
    }

    private CompletableFuture<Void> orRefused(
            Client client, Command command, Supplier<CompletableFuture<Void>> answer) {
        CompletableFuture<Void> done;
        try {
            done = answer.get();
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

    /** Tells a client what was wrong with what it sent. */
    public void refuse(Client client, OptionalLong id, Refusal refusal) {
        client.send(new Reply.Failed(id, Optional.empty(), refusal));
    }

    /** Tells a client that the server failed to do what it asked for. */
    public void failed(Client client, Command command) {
        client.send(
                new Reply.Failed(
                        command.id(),
                        command.target(),
                        new Refusal(command.failure(), 503, "the server failed to do it")));
    }
}
