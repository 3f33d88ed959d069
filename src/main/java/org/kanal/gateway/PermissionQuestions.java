package org.kanal.gateway;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kanal.api.Channel;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.hub.Seat;
import org.kanal.identity.ChannelGrants;
import org.kanal.identity.Identity;
import org.kanal.permission.Decision;
import org.kanal.permission.Router;
import org.kanal.permission.RuleBook;
import org.kanal.permission.applications.Applications;
import org.kanal.support.Part;

/** What an operator asks: why somebody may or may not, and what other rules would change. */
@Part
public class PermissionQuestions {

    /** How many subscriptions are asked about at once. */
    private static final int SIDE_BY_SIDE = 16;

    private final Clients clients;
    private final Router router;
    private final Applications applications;

    /**
     * @param channel the channel that was asked about
     * @param isConnected whether that is known from an open connection
     * @param took how long the decision took
     */
    public record Why(
            Channel channel,
            Subscriber subscriber,
            boolean isConnected,
            Decision decision,
            Duration took) {}

    /** An open subscription, and what would end it. */
    public record Ended(Channel channel, Subscriber subscriber, Decision decision) {}

    @Inject
    PermissionQuestions(Clients clients, Router router, Applications applications) {
        this.clients = clients;
        this.router = router;
        this.applications = applications;
    }

    /**
     * Decides, and says why. Waits for the handler if one is asked.
     *
     * @param subscriberId somebody's id; who has a connection is asked about as that knows it
     * @throws org.kanal.api.InvalidInput if the channel's application is unknown
     */
    public Why why(String subscriberId, Channel channel) {
        applications.requireKnown(channel);
        Optional<Identity> known =
                clients.all().stream()
                        .flatMap(client -> client.identity().stream())
                        .filter(identity -> identity.subscriber().id().equals(subscriberId))
                        .findFirst();
        Identity who =
                known.orElseGet(
                        () -> Identity.of(new Subscriber(subscriberId, SubscriberType.MEMBER)));
        long start = System.nanoTime();
        Decision decision = router.decide(channel, who.subscriber(), who.grants()).join();
        return new Why(
                channel,
                who.subscriber(),
                known.isPresent(),
                decision,
                Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * Which open subscriptions these rules would end, were they in force. Asks the handlers, and
     * waits for them; ends nothing.
     */
    public List<Ended> endedBy(RuleBook rules) {
        Map<Question, CompletableFuture<Decision>> asked = new HashMap<>();
        List<Ended> ended = new ArrayList<>();
        List<Question> open = open();
        for (int from = 0; from < open.size(); from += SIDE_BY_SIDE) {
            List<Question> some = open.subList(from, Math.min(open.size(), from + SIDE_BY_SIDE));
            some.forEach(
                    question ->
                            asked.computeIfAbsent(question, any -> question.ask(router, rules)));
            for (Question question : some) {
                Decision decision = asked.get(question).join();
                if (!decision.permissions().read()) {
                    ended.add(new Ended(question.channel(), question.subscriber(), decision));
                }
            }
        }
        return ended;
    }

    /** Those that the rules are asked about: of a client's own application. */
    private List<Question> open() {
        List<Question> open = new ArrayList<>();
        for (Client client : clients.all()) {
            for (Seat<Listener> seat : client.seats()) {
                if (seat.channel().appId().equals(client.appId())) {
                    Subscriber who = client.who().orElse(seat.who().subscriber());
                    open.add(new Question(seat.channel(), who, client.grants()));
                }
            }
        }
        return open;
    }

    private record Question(Channel channel, Subscriber subscriber, ChannelGrants grants) {

        CompletableFuture<Decision> ask(Router router, RuleBook rules) {
            return router.decide(channel, subscriber, grants, rules);
        }
    }
}
