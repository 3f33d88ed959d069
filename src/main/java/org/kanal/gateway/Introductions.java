package org.kanal.gateway;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.audit.AuditEvent;
import org.kanal.audit.AuditLog;
import org.kanal.identity.Identity;
import org.kanal.identity.VisitorIds;
import org.kanal.protocol.Command;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.Refusal;
import org.kanal.protocol.Reply;
import org.kanal.support.Part;

/**
 * Finds out who a connection is: what its token says, else what the container's login at the
 * handshake said, else a visitor; and takes a new token before the old one expires.
 */
@Part
public class Introductions {

    private final GatewaySettings settings;
    private final DoorSettings door;
    private final InboundRate rate;
    private final VisitorIds visitors;
    private final TokenChecks tokens;
    private final Exclusions exclusions;
    private final Rechecks rechecks;

    @Inject
    Introductions(
            GatewaySettings settings,
            DoorSettings door,
            InboundRate rate,
            VisitorIds visitors,
            TokenChecks tokens,
            Exclusions exclusions,
            Rechecks rechecks) {
        this.settings = settings;
        this.door = door;
        this.rate = rate;
        this.visitors = visitors;
        this.tokens = tokens;
        this.exclusions = exclusions;
        this.rechecks = rechecks;
    }

    /** Answers with {@code connected}, or with an error and the end. */
    CompletableFuture<Void> connect(Client client, Command.Connect command, Executor executor) {
        // A tab keeps its visitor's id beside a login, and never gets the login's by it.
        String visitorId = command.resume().flatMap(visitors::resumed).orElseGet(visitors::create);
        if (command.token().isPresent()) {
            return byToken(client, command.token().get(), visitorId, executor);
        }
        byLoginOrAsVisitor(client, visitorId);
        return Step.DONE;
    }

    private CompletableFuture<Void> byToken(
            Client client, String token, String visitorId, Executor executor) {
        return Step.after(
                tokens.check(token, client.address()),
                executor,
                check ->
                        check.fold(
                                identity -> begin(client, identity, visitorId),
                                why -> unproven(client, why),
                                why -> unchecked(client)));
    }

    private void byLoginOrAsVisitor(Client client, String visitorId) {
        Optional<Subscriber> known =
                client.login()
                        .or(
                                () ->
                                        Optional.of(visitorId)
                                                .filter(id -> door.letsVisitorsIn())
                                                .map(Introductions::visitor));
        known.ifPresentOrElse(
                who -> begin(client, Identity.of(who), visitorId),
                () -> turnAway(client, "visitors are not let in; allowed: a token, or a login"));
    }

    private static Subscriber visitor(String id) {
        return new Subscriber(id, SubscriberType.VISITOR);
    }

    private static CompletableFuture<Void> unproven(Client client, String why) {
        report(client, why);
        turnAway(client, why);
        return Step.DONE;
    }

    private static CompletableFuture<Void> unchecked(Client client) {
        client.outbox().close(Disconnect.TOKEN_UNCHECKED);
        return Step.DONE;
    }

    private CompletableFuture<Void> begin(Client client, Identity identity, String visitorId) {
        if (!introduce(client, identity)) {
            return Step.DONE;
        }
        client.send(
                new Reply.Connected(
                        client.connectionId(),
                        identity.subscriber(),
                        settings.heartbeat().toSeconds(),
                        settings.payloadMaxBytes(),
                        visitors.resumeOf(visitorId),
                        rate.perSecond(),
                        rate.burst(),
                        identity.secondsLeft(Instant.now())));
        return Step.DONE;
    }

    /** False if it is shut out. Known first and looked for then, so that no ban misses it. */
    private boolean introduce(Client client, Identity identity) {
        client.introduce(identity);
        Optional<Disconnect> shutOut = exclusions.of(identity);
        shutOut.ifPresent(
                reason -> {
                    if (reason == Disconnect.UNAUTHORIZED) {
                        turnAway(client, "the token was revoked; allowed: another one");
                    } else {
                        client.outbox().close(reason);
                    }
                });
        return shutOut.isEmpty();
    }

    /**
     * Answers with {@code refreshed} and has every open subscription decided again, or with an
     * error; then the old token counts until it expires.
     */
    CompletableFuture<Void> refresh(Client client, Command.Refresh command, Executor executor) {
        if (!tokens.areTaken()) {
            turnAway(client, "this server takes no tokens; allowed: none, with a login");
            return Step.DONE;
        }
        if (client.who().orElseThrow().type() == SubscriberType.VISITOR) {
            // It is not looked at either: checks are dear, and visitors are anybody.
            return anothers(client);
        }
        return Step.after(
                tokens.check(command.token(), client.address()),
                executor,
                check ->
                        check.fold(
                                identity -> renew(client, identity, executor),
                                why -> notRenewed(client, why),
                                why -> notRenewed(client, why)));
    }

    private static CompletableFuture<Void> notRenewed(Client client, String why) {
        report(client, why);
        refuse(client, why);
        return Step.DONE;
    }

    private CompletableFuture<Void> renew(Client client, Identity identity, Executor executor) {
        Subscriber before = client.who().orElseThrow();
        if (!before.id().equals(identity.subscriber().id())) {
            return anothers(client);
        }
        if (!introduce(client, identity)) {
            return Step.DONE;
        }
        client.send(new Reply.Refreshed(identity.secondsLeft(Instant.now()).orElse(0)));
        return rechecks.recheck(client, executor);
    }

    private static CompletableFuture<Void> anothers(Client client) {
        report(client, "the token is another subscriber's");
        turnAway(client, "the token is another subscriber's; allowed: a new connection");
        return Step.DONE;
    }

    private static void refuse(Client client, String why) {
        client.send(
                new Reply.Failed(
                        OptionalLong.empty(), Optional.empty(), Refusal.unauthorized(why)));
    }

    private static void turnAway(Client client, String why) {
        refuse(client, why);
        client.outbox().close(Disconnect.UNAUTHORIZED);
    }

    private static void report(Client client, String why) {
        String who = client.who().map(Subscriber::id).orElse("");
        AuditLog.report(new AuditEvent("token-refused", client.address(), who, why));
    }
}
