package org.kanal.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;

/** What every {@link Broker} promises; run by the stand-in, and by OpenMQ in the server. */
public abstract class BrokerContract {

    /** Names of their own: brokers remember, and other tests use others. */
    private final Channel channel = Channel.of("contract-" + UUID.randomUUID());

    private final Channel resource = Channel.of(channel.name(), "a/b ü 😀");
    private final Channel marker = Channel.of(channel.name(), "marker");

    protected abstract Broker broker();

    /** What arrived, in order, since the test began. */
    protected abstract BlockingQueue<Publication> arrived();

    @Test
    void anAttachedChannelGetsWhatIsPublishedExactlyAsItWas() throws InterruptedException {
        broker().attach(resource);
        Publication plain = Publication.of(resource, new Payload("{\"text\":\"ü 😀 \\n\"}"));
        Publication full =
                new Publication(
                        resource,
                        new Payload("null"),
                        Optional.of("ann, \"the\" ü"),
                        Set.of("bob,carl", "d"),
                        Optional.of(new Position("epoch", Long.MAX_VALUE)));
        broker().publish(plain);
        broker().publish(full);
        assertEquals(plain, next());
        assertEquals(full, next());
    }

    @Test
    void aChannelAndItsResourcesAreApart() throws InterruptedException {
        broker().attach(channel);
        broker().attach(marker);
        broker().publish(Publication.of(resource, new Payload("1")));
        broker().publish(Publication.of(channel, new Payload("2")));
        assertEquals("2", next().payload().json());
        broker().detach(channel);
        broker().attach(resource);
        broker().publish(Publication.of(channel, new Payload("3")));
        broker().publish(Publication.of(resource, new Payload("4")));
        assertEquals("4", next().payload().json());
    }

    @Test
    void publicationsOfAChannelArriveInTheOrderOfTheCalls() throws InterruptedException {
        broker().attach(channel);
        for (int i = 0; i < 200; i++) {
            broker().publish(Publication.of(channel, new Payload("" + i)));
        }
        for (int i = 0; i < 200; i++) {
            assertEquals("" + i, next().payload().json());
        }
    }

    @Test
    void attachingTwiceIsAttachingOnce() throws InterruptedException {
        broker().attach(channel);
        broker().attach(channel);
        broker().publish(Publication.of(channel, new Payload("1")));
        broker().publish(Publication.of(channel, new Payload("2")));
        assertEquals("1", next().payload().json());
        assertEquals("2", next().payload().json());
        broker().detach(channel);
        assertNothingArrivesFrom(channel);
    }

    @Test
    void aDetachedChannelGetsNothingUntilItIsAttachedAgain() throws InterruptedException {
        broker().attach(channel);
        broker().detach(channel);
        assertNothingArrivesFrom(channel);
        broker().attach(channel);
        broker().publish(Publication.of(channel, new Payload("again")));
        assertEquals("again", next().payload().json());
    }

    @Test
    void detachingAnUnknownChannelDoesNothing() {
        broker().detach(channel);
    }

    @Test
    void theLongestNamesThatAChannelMayHaveWork() throws InterruptedException {
        Channel longName = Channel.of("-".repeat(Channel.MAX_LENGTH));
        Channel longResource = Channel.of("c", "漢".repeat(Channel.MAX_LENGTH - 1));
        for (Channel extreme : new Channel[] {longName, longResource}) {
            broker().attach(extreme);
            Publication publication = Publication.of(extreme, new Payload("1"));
            broker().publish(publication);
            assertEquals(publication, next());
            broker().detach(extreme);
        }
    }

    private void assertNothingArrivesFrom(Channel silent) throws InterruptedException {
        broker().publish(Publication.of(silent, new Payload("\"must not arrive\"")));
        broker().attach(marker);
        broker().publish(Publication.of(marker, new Payload("\"marker\"")));
        assertEquals(marker, next().channel());
    }

    private Publication next() throws InterruptedException {
        Publication publication = arrived().poll(10, TimeUnit.SECONDS);
        assertNotNull(publication, "nothing arrived");
        return publication;
    }
}
