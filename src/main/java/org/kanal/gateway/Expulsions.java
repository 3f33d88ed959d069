package org.kanal.gateway;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.ExcludeDefaultInterceptors;
import java.time.Duration;
import java.time.Instant;
import org.kanal.api.Connections;
import org.kanal.api.InvalidInput;
import org.kanal.api.PublishOptions;
import org.kanal.support.AfterCommit;

/** The EJB behind {@link Connections}. */
@Singleton(name = "kanal-expulsions")
@ExcludeDefaultInterceptors
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Local(Connections.class)
public class Expulsions implements Connections {

    /** Beyond this a time is as good as for ever, and dates overflow. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    @Inject private Clients clients;
    @Inject private Expelling expelling;
    @Inject private DoorSettings settings;
    @Inject private AfterCommit afterCommit;

    @Override
    public void disconnect(String subscriberId) {
        PublishOptions.requireLegalId("subscriberId", subscriberId);
        afterCommit.run(() -> expelling.expel(Expulsion.disconnect(subscriberId)));
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
                () -> expelling.expel(Expulsion.ban(subscriberId, Instant.now().plus(time))));
    }

    @Override
    public void revoke(String tokenId) {
        PublishOptions.requireLegalId("tokenId", tokenId);
        afterCommit.run(() -> expelling.expel(Expulsion.revoke(tokenId, lastUse(tokenId))));
    }

    /** When the token expires, if a connection has it. */
    private Instant lastUse(String tokenId) {
        return clients.all().stream()
                .flatMap(client -> client.identity().stream())
                .filter(identity -> identity.tokenId().filter(tokenId::equals).isPresent())
                .flatMap(identity -> identity.expires().stream())
                .max(Instant::compareTo)
                .orElseGet(() -> Instant.now().plus(settings.revokedFor()));
    }
}
