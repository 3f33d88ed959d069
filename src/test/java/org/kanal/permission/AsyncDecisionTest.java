package org.kanal.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.AsyncPermissionsHandler;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;

class AsyncDecisionTest {

    private static final Channel NEWS = Channel.of("news");
    private static final Subscriber ANN = new Subscriber("ann", SubscriberType.MEMBER);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void anAnswerThatComesLaterIsTheDecision() {
        CompletableFuture<ChannelPermissions> answer = new CompletableFuture<>();
        threads.execute(() -> answer.complete(ChannelPermissions.readWrite()));
        assertEquals(ChannelPermissions.readWrite(), ask(Duration.ofSeconds(10), answer));
    }

    @Test
    void anAnswerThatFailsDeniesWith503() {
        assertEquals(
                ChannelPermissions.undecided(),
                ask(
                        Duration.ofSeconds(10),
                        CompletableFuture.failedFuture(new IllegalStateException("no database"))));
    }

    @Test
    void anAnswerThatIsLateDeniesWith503() {
        assertEquals(
                ChannelPermissions.undecided(),
                ask(Duration.ofMillis(20), new CompletableFuture<>()));
    }

    @Test
    void noAnswerAndNoStageDenyWith503() {
        assertEquals(
                ChannelPermissions.undecided(),
                ask(Duration.ofSeconds(10), CompletableFuture.completedFuture(null)));
        assertEquals(ChannelPermissions.undecided(), ask(Duration.ofSeconds(10), null));
    }

    private ChannelPermissions ask(Duration timeout, CompletionStage<ChannelPermissions> answer) {
        HandlerPool pool = Pools.usual();
        AsyncPermissionsHandler handler = (channel, who) -> answer;
        return Decisions.await(new TimedDecision(pool, timeout).ask(handler, handler, NEWS, ANN));
    }
}
