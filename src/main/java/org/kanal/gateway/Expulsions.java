package org.kanal.gateway;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.kanal.api.Connections;
import org.kanal.api.InvalidInput;
import org.kanal.api.PublishOptions;
import org.kanal.audit.AuditEvent;
import org.kanal.audit.AuditLog;
import org.kanal.identity.Identity;
import org.kanal.protocol.Disconnect;
import org.kanal.support.AfterCommit;

/** The EJB behind {@link Connections}. */
@Singleton(name = "kanal-expulsions")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Local(Connections.class)
public class Expulsions implements Connections {

    /** Beyond this a time is as good as for ever, and dates overflow. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    @Inject private Clients clients;
    @Inject private Exclusions exclusions;
    @Inject private DoorSettings settings;
    @Inject private AfterCommit afterCommit;

    @Override
    public void disconnect(String subscriberId) {
        PublishOptions.requireLegalId("subscriberId", subscriberId);
        afterCommit.run(
                () ->
                        end(
                                "disconnect",
                                subscriberId,
                                ofSubscriber(subscriberId),
                                Disconnect.DISCONNECTED));
    }

    @Override
    public void ban(String subscriberId, Duration duration) {
        PublishOptions.requireLegalId("subscriberId", subscriberId);
        InvalidInput.requireNonNull("duration", duration);
        if (duration.isNegative() || duration.isZero()) {
            throw new InvalidInput("duration", duration + " is no time; allowed: more than PT0S");
        }
        Duration time = duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
        afterCommit.run(
                () -> {
                    exclusions.ban(subscriberId, Instant.now().plus(time));
                    end(
                            "ban for " + duration,
                            subscriberId,
                            ofSubscriber(subscriberId),
                            Disconnect.BANNED);
                });
    }

    @Override
    public void revoke(String tokenId) {
        PublishOptions.requireLegalId("tokenId", tokenId);
        afterCommit.run(
                () -> {
                    Predicate<Identity> isOfIt =
                            identity -> identity.tokenId().filter(tokenId::equals).isPresent();
                    exclusions.revoke(tokenId, lastUse(isOfIt));
                    end("revoke", tokenId, isOfIt, Disconnect.UNAUTHORIZED);
                });
    }

    /** When the token expires, if a connection has it. */
    private Instant lastUse(Predicate<Identity> isOfIt) {
        return clients.all().stream()
                .flatMap(client -> client.identity().stream())
                .filter(isOfIt)
                .flatMap(identity -> identity.expires().stream())
                .max(Instant::compareTo)
                .orElseGet(() -> Instant.now().plus(settings.revokedFor()));
    }

    private static Predicate<Identity> ofSubscriber(String id) {
        return identity -> identity.subscriber().id().equals(id);
    }

    private void end(String what, String who, Predicate<Identity> whose, Disconnect reason) {
        List<Client> ended =
                clients.all().stream()
                        .filter(client -> client.identity().filter(whose).isPresent())
                        .toList();
        ended.forEach(client -> client.outbox().abort(reason));
        AuditLog.report(
                new AuditEvent(
                        "connections-ended", "", who, what + "; connections: " + ended.size()));
    }
}
