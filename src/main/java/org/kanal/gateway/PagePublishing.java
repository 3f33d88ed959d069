package org.kanal.gateway;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PayloadTooLarge;
import org.kanal.api.PublishOptions;
import org.kanal.api.PublishReceipt;
import org.kanal.api.Subscriber;
import org.kanal.channel.PublishRequest;
import org.kanal.protocol.Command;
import org.kanal.protocol.Refusal;
import org.kanal.protocol.Refusal.Code;
import org.kanal.protocol.Reply;
import org.kanal.support.Part;
import org.kanal.support.RareWarning;

/** What clients publish: with the permission to write, and not too fast. */
@Part
public class PagePublishing {

    private static final RareWarning REFUSALS =
            new RareWarning(System.getLogger(PagePublishing.class.getName()), 5, 6);

    private static final Refusal TOO_FAST =
            Refusal.rateLimited(
                    "too many messages on this channel; allowed:"
                            + " kanal.publish.subscriber-per-second");

    private final Access access;
    private final Publishing publishing;
    private final PublishRates rates;
    private final NewNames names;

    @Inject
    PagePublishing(Access access, Publishing publishing, PublishRates rates, NewNames names) {
        this.names = names;
        this.access = access;
        this.publishing = publishing;
        this.rates = rates;
    }

    /**
     * Publishes if the client may, and answers when it is done.
     *
     * @param executor where it goes on if somebody has to think about the permission first
     * @return done when the client's next command may come
     */
    CompletableFuture<Void> publish(
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
        Optional<String> limit = names.count(client, who.id(), channel);
        if (limit.isPresent()) {
            refuse(client, command, Refusals.tooManyNew(limit.get()));
            return;
        }
        if (!rates.admits(who.id(), channel)) {
            refuse(client, command, TOO_FAST);
            return;
        }
        try {
            publishing
                    .publish(request(who, command, channel), Source.PAGE)
                    .whenComplete((receipt, failure) -> answer(client, command, receipt, failure));
        } catch (PayloadTooLarge e) {
            refuse(client, command, 413, e.getMessage());
        }
    }

    private static PublishRequest request(
            Subscriber who, Command.Publish command, Channel channel) {
        PublishOptions options = PublishOptions.none();
        return new PublishRequest(
                channel,
                command.payload(),
                command.includePublisher() ? options.withPublisher() : options,
                Optional.of(who.id()));
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
