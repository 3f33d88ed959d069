package org.kanal.it.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.Publication;
import org.kanal.broker.Broker;

/** Queue {@code kanal.publish}, used by a producer that knows nothing of Kanal's classes. */
@ExtendWith(ArquillianExtension.class)
class PublishQueueIT {

    private static final long PATIENCE_MILLIS = 20_000;

    @Inject private Broker broker;
    @Inject private HeardPublications heard;

    @Resource(lookup = "java:app/jms/kanal")
    private ConnectionFactory factory;

    private JMSContext jms;
    private Channel channel;

    @BeforeEach
    void listen() {
        if (broker == null) {
            return; // on the client's side, where nothing is injected
        }
        jms = factory.createContext();
        channel = Channel.of("queue-" + UUID.randomUUID());
        heard.listen(broker, channel);
    }

    @AfterEach
    void close() {
        if (jms != null) {
            jms.close();
        }
    }

    @Test
    void aTextMessageIsPublished() throws Exception {
        send("{\"a\":1}", Map.of("channel", channel.name()));
        Publication published = heard.next(channel);
        assertEquals("{\"a\":1}", published.payload().json());
        assertTrue(published.position().isPresent());
        assertEquals(Optional.empty(), published.publisherId());
        assertEquals(Set.of(), published.recipients());
    }

    @Test
    void aResourceHasMessagesOfItsOwn() throws Exception {
        Channel resource = Channel.of(channel.name(), "42/a,b");
        heard.listen(broker, resource);
        send("1", Map.of("channel", channel.name(), "resourceId", "42/a,b"));
        assertEquals(resource, heard.next(resource).channel());
        assertTrue(heard.isSilent(channel));
    }

    @Test
    void usersAndPublisherComeFromTheProperties() throws Exception {
        send(
                "1",
                Map.of(
                        "channel",
                        channel.name(),
                        "users",
                        "ann, bob",
                        "includePublisher",
                        true,
                        "publisherId",
                        "shop"));
        Publication published = heard.next(channel);
        assertEquals(Set.of("ann", "bob"), published.recipients());
        assertEquals(Optional.of("shop"), published.publisherId());
    }

    @Test
    void aPublisherIsNotShownUnlessItIsSaid() throws Exception {
        send("1", Map.of("channel", channel.name(), "publisherId", "shop"));
        assertEquals(Optional.empty(), heard.next(channel).publisherId());
    }

    @Test
    void messagesAreAcceptedInTheOrderOfTheQueue() throws Exception {
        for (int i = 0; i < 200; i++) {
            send(Integer.toString(i), Map.of("channel", channel.name()));
        }
        for (int i = 0; i < 200; i++) {
            Publication published = heard.next(channel);
            assertEquals(Integer.toString(i), published.payload().json());
            assertEquals(i + 1L, published.position().orElseThrow().offset());
        }
    }

    @Test
    void theSameKeyIsPublishedOnce() throws Exception {
        Map<String, Object> once = Map.of("channel", channel.name(), "idempotencyKey", "k");
        send("1", once);
        send("1", once);
        send("3", Map.of("channel", channel.name()));
        assertEquals("1", heard.next(channel).payload().json());
        assertEquals("3", heard.next(channel).payload().json());
    }

    @Test
    void aWrongChannelIsRejectedWithTheReasonAndAllThatItHad() throws Exception {
        send("[1,2]", Map.of("channel", "no such name!", "order", 17, "test", id()));
        TextMessage rejected = (TextMessage) rejected();
        assertEquals("[1,2]", rejected.getText());
        assertEquals(17, rejected.getIntProperty("order"));
        assertEquals("no such name!", rejected.getStringProperty("channel"));
        assertTrue(rejected.getStringProperty("reason").startsWith("channel.name: "));
        assertEquals(DeliveryMode.PERSISTENT, rejected.getJMSDeliveryMode());
    }

    @Test
    void aMissingChannelIsRejected() throws Exception {
        assertRejected("channel: ", "1", Map.of());
    }

    @Test
    void anUnknownApplicationIsRejected() throws Exception {
        assertRejected("channel.appId: ", "1", Map.of("channel", channel.name(), "appId", "shp"));
    }

    @Test
    void aPayloadThatIsNoJsonIsRejected() throws Exception {
        assertRejected("payload: ", "{", Map.of("channel", channel.name()));
    }

    @Test
    void aPayloadThatIsTooLargeIsRejected() throws Exception {
        assertRejected(
                "payload: ", "\"" + "x".repeat(10_240) + "\"", Map.of("channel", channel.name()));
    }

    @Test
    void anEmptyUserIdIsRejected() throws Exception {
        assertRejected("users: ", "1", Map.of("channel", channel.name(), "users", "ann,,bob"));
    }

    @Test
    void aListOfUsersWithoutAnyIsRejected() throws Exception {
        for (String property : new String[] {"users", "recipients"}) {
            String none = property.equals("users") ? " " : "[]";
            assertRejected("users: ", "1", Map.of("channel", channel.name(), property, none));
        }
    }

    /** It would reach everybody if it were passed over. */
    @Test
    void aSlipInWhatSaysForWhomAMessageIsIsRejected() throws Exception {
        for (String property : new String[] {"Users", "user", "resourceid", "Recipients"}) {
            assertRejected(property + ": ", "1", Map.of("channel", channel.name(), property, "1"));
        }
        assertRejected(
                "recipients: ", "1", Map.of("channel", channel.name(), "recipients2", "[\"a\"]"));
        assertRejected(
                "recipients2: ",
                "1",
                Map.of(
                        "channel", channel.name(),
                        "recipients", "[\"a\"]",
                        "recipients3", "[\"b\"]"));
        assertRejected(
                "users: ",
                "1",
                Map.of("channel", channel.name(), "recipients", "[\"a\"]", "users", "bob"));
    }

    @Test
    void anotherMessageUnderTheSameKeyIsRejected() throws Exception {
        Map<String, Object> keyed = Map.of("channel", channel.name(), "idempotencyKey", "k");
        send("1", keyed);
        assertEquals("1", heard.next(channel).payload().json());
        assertRejected("idempotencyKey: ", "2", keyed);
    }

    @Test
    void halfACharacterArrivesAsItWas() throws Exception {
        send("\"\\ud83d\"", Map.of("channel", channel.name()));
        assertEquals("\"\\ud83d\"", heard.next(channel).payload().json());
    }

    @Test
    void aWrongTruthValueIsRejected() throws Exception {
        assertRejected(
                "includePublisher: ",
                "1",
                Map.of("channel", channel.name(), "includePublisher", "yes"));
    }

    @Test
    void aMessageThatIsNoTextIsRejectedAndTheQueueGoesOn() throws Exception {
        Message bytes = jms.createBytesMessage();
        bytes.setStringProperty("test", id());
        jms.createProducer().send(jms.createQueue("kanal.publish"), bytes);
        assertTrue(rejected().getStringProperty("reason").startsWith("message: "));
        send("1", Map.of("channel", channel.name()));
        assertEquals("1", heard.next(channel).payload().json());
    }

    /**
     * By the same way as the server sets it: nothing else tells, short of ten thousand messages.
     */
    @Test
    void aFullQueueOfRejectedOnesDropsItsOldest() throws Exception {
        aMessageThatIsNoTextIsRejectedAndTheQueueGoesOn();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        String core = "com.sun.messaging.jmq.jmsserver.core.";
        Object[] queues =
                (Object[])
                        loader.loadClass(core + "DestinationList")
                                .getMethod(
                                        "findDestination",
                                        loader.loadClass(
                                                "com.sun.messaging.jmq.jmsserver.persist.api"
                                                        + ".PartitionedStore"),
                                        String.class,
                                        boolean.class)
                                .invoke(null, null, "kanal.publish.rejected", true);
        assertEquals(1, queues.length);
        Object behaviour =
                loader.loadClass(core + "Destination")
                        .getMethod("getLimitBehavior")
                        .invoke(queues[0]);
        assertEquals(1, behaviour, "REMOVE_OLDEST");
    }

    private void assertRejected(String reason, String text, Map<String, Object> properties)
            throws Exception {
        send(text, properties);
        String told = rejected().getStringProperty("reason");
        assertTrue(told.startsWith(reason), told);
        assertTrue(heard.isSilent(channel));
    }

    private void send(String text, Map<String, Object> properties) {
        JMSProducer producer = jms.createProducer().setProperty("test", id());
        properties.forEach(producer::setProperty);
        producer.send(jms.createQueue("kanal.publish"), text);
    }

    private Message rejected() {
        try (var consumer =
                jms.createConsumer(
                        jms.createQueue("kanal.publish.rejected"), "test = '" + id() + "'")) {
            Message message = consumer.receive(PATIENCE_MILLIS);
            assertNotNull(message, "nothing was rejected");
            assertNull(consumer.receiveNoWait());
            return message;
        }
    }

    private String id() {
        return channel.name();
    }
}
