package org.kanal.it.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StringReader;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPublisher;
import org.kanal.api.InvalidInput;
import org.kanal.api.RealtimeChannel;
import org.kanal.broker.Broker;
import org.kanal.it.Page;
import org.kanal.it.queue.HeardPublications;

/** Typed channels inside the server. */
@ExtendWith(ArquillianExtension.class)
class TypedChannelsIT {

    private static final Booking GOOD = new Booking("Ann", 2, LocalDate.EPOCH);
    private static final Booking BAD = new Booking("Ann", 0, LocalDate.EPOCH);
    private static final String JSON =
            "{\"from\":\"1970-01-01\",\"guestName\":\"Ann\",\"nights\":2}";

    @EJB private Bookings bookings;
    @Inject private Broker broker;
    @Inject private HeardPublications heard;

    @Inject
    @RealtimeChannel("bookings")
    private Instance<ChannelPublisher<Booking>> lookedUp;

    @ArquillianResource private URL application;

    private String room;
    private Channel channel;

    @BeforeEach
    void listen() {
        if (broker == null) {
            return; // on the client's side, where nothing is injected
        }
        room = UUID.randomUUID().toString();
        channel = Channel.of("bookings", room);
        heard.listen(broker, channel);
    }

    @Test
    void whatIsPublishedInATransactionArrivesAfterItsCommit() throws Exception {
        assertThrows(EJBException.class, () -> bookings.fail(room, BAD));
        assertThrows(EJBException.class, () -> bookings.fail(room, GOOD));
        assertTrue(bookings.book(room, GOOD).position().isEmpty());
        assertEquals(JSON, next());
        assertTrue(heard.isSilent(channel));
    }

    @Test
    void whatIsPublishedOutsideOfOneIsOutAtOnce() throws Exception {
        ChannelPublisher<Booking> publisher = lookedUp.get();
        assertEquals(Channel.of("bookings"), publisher.channel());
        assertTrue(publisher.to(room).publish(GOOD).position().isPresent());
        assertEquals(JSON, next());
    }

    @Test
    void whatBreaksAConstraintIsRefusedAndNothingIsSent() throws Exception {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> lookedUp.get().to(room).publish(BAD));
        assertEquals("payload.nights", refused.field());
        EJBException rolledBack = assertThrows(EJBException.class, () -> bookings.book(room, BAD));
        assertEquals("payload.nights", ((InvalidInput) rolledBack.getCause()).field());
        ExecutionException failed =
                assertThrows(
                        ExecutionException.class,
                        () ->
                                lookedUp.get()
                                        .to(room)
                                        .publishAsync(BAD)
                                        .toCompletableFuture()
                                        .get());
        assertEquals("payload.nights", ((InvalidInput) failed.getCause()).field());
        assertNothingButOne();
    }

    @Test
    void aRefusalThatIsCaughtLeavesTheTransactionAsItIs() throws Exception {
        bookings.bookBoth(room, GOOD, BAD, true);
        assertEquals(JSON, next());
        assertThrows(EJBException.class, () -> bookings.bookBoth(room, GOOD, BAD, false));
        assertNothingButOne();
    }

    @Test
    void aPublisherMayBeWrittenToDiskAndReadAgain() throws Exception {
        ChannelPublisher<Booking> publisher = lookedUp.get().to(room);
        publisher.publish(GOOD);
        assertEquals(JSON, next());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(publisher);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ((ChannelPublisher<?>) in.readObject()).to(room).channel();
        }
    }

    @Test
    void theDocumentListsThem() throws Exception {
        assertEquals(401, Page.get(application + "api/asyncapi.json").statusCode());
        HttpResponse<String> answer =
                Page.get(
                        application + "api/asyncapi.json",
                        "Authorization",
                        "Bearer integration-test-key");
        assertEquals(200, answer.statusCode(), answer.body());
        JsonObject document = Json.createReader(new StringReader(answer.body())).readObject();
        JsonObject booking =
                document.getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject("Booking")
                        .getJsonObject("properties");
        assertEquals(1, booking.getJsonObject("nights").getInt("minimum"));
        assertEquals("date", booking.getJsonObject("from").getString("format"));
        assertTrue(document.getJsonObject("channels").containsKey("bookings"), answer.body());
        assertTrue(document.getJsonObject("channels").containsKey("guests"), answer.body());
    }

    /** Had anything been sent, it would come before this one. */
    private void assertNothingButOne() throws Exception {
        bookings.book(room, new Booking("Zoe", 1, LocalDate.EPOCH));
        assertTrue(next().contains("Zoe"));
        assertTrue(heard.isSilent(channel));
    }

    private String next() throws InterruptedException {
        return heard.next(channel).payload().json();
    }
}
