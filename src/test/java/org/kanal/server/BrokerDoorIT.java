package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kanal.launch.broker.Packets.HELLO;
import static org.kanal.launch.broker.Packets.TEXT_MESSAGE;
import static org.kanal.launch.broker.Packets.head;
import static org.kanal.launch.broker.Packets.number;
import static org.kanal.launch.broker.Packets.packet;
import static org.kanal.launch.broker.Packets.properties;
import static org.kanal.launch.broker.Packets.property;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.it.Page;
import org.kanal.support.FreePort;
import org.kanal.support.OpenMqClient;

/** The broker's port is open, and these come to it. */
class BrokerDoorIT {

    @TempDir static Path directory;

    private static StartedServer server;
    private static ConnectionFactory factory;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        port = FreePort.find();
        factory = OpenMqClient.factory("mq://127.0.0.1:" + port + "/jms", directory);
        server =
                StartedServer.start(
                        directory.resolve("data"),
                        Map.of(
                                "kanal.broker.port", Integer.toString(port),
                                "kanal.broker.password", "the-servers-own-password",
                                "kanal.broker.producer.password", "for-producers-alone"),
                        "-Xmx512m");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aProducerPublishesByTheQueue() throws Exception {
        try (Page page = Page.open(server.address());
                JMSContext producer = factory.createContext("producer", "for-producers-alone")) {
            page.subscribe("{\"name\":\"door-queue\"}");
            producer.createProducer()
                    .setProperty("channel", "door-queue")
                    .send(producer.createQueue("kanal.publish"), "\"by the queue\"");
            assertEquals("by the queue", page.next("message").getString("payload"));
        }
    }

    /** Eight megabytes in eight kilobytes: what makes room for them fills the heap with others. */
    @Test
    void whatIsSmallUntilItIsUnpackedIsRefusedAndStopsNothing() throws Exception {
        try (Page page = Page.open(server.address());
                JMSContext producer = factory.createContext("producer", "for-producers-alone");
                JMSContext another = factory.createContext("producer", "for-producers-alone")) {
            page.subscribe("{\"name\":\"door-packed\"}");
            assertThrows(
                    JMSRuntimeException.class,
                    () -> send(producer, "\"" + "x".repeat(8 << 20) + "\""));
            send(another, "\"small\"");
            assertEquals("small", page.next("message").getString("payload"));
        }
    }

    private static void send(JMSContext producer, String text) throws JMSException {
        TextMessage message = producer.createTextMessage(text);
        message.setStringProperty("channel", "door-packed");
        message.setBooleanProperty("JMS_SUN_COMPRESS", true);
        producer.createProducer().send(producer.createQueue("kanal.publish"), message);
    }

    /** Of what each says, OpenMQ makes room for gigabytes, or makes objects. */
    @Test
    void aPacketThatNoClientSendsEndsItsConnectionAloneBeforeAnyLogin() throws Exception {
        int most = Integer.MAX_VALUE;
        byte[] none = {};
        for (byte[] packet :
                List.of(
                        head(HELLO, 200, most, 0),
                        head(HELLO, 200, 72, most),
                        head(HELLO, most, 72, 0),
                        packet(HELLO, none, properties(most), none),
                        packet(HELLO, none, properties(1, property("a", 9, number(most))), none),
                        head(200, HELLO, 72, 72, 0),
                        head(TEXT_MESSAGE, 4 << 20, 72, 0))) {
            try (RawSocket stranger = new RawSocket(messagePort())) {
                stranger.trySend(new String(packet, StandardCharsets.ISO_8859_1));
                stranger.trySend("\0".repeat(128));
                assertTrue(
                        stranger.hasEnded(Duration.ofSeconds(5)),
                        "it goes on after " + Arrays.toString(packet));
            }
        }
        try (Page page = Page.open(server.address());
                JMSContext producer = factory.createContext("producer", "for-producers-alone")) {
            page.subscribe("{\"name\":\"door-packed\"}");
            send(producer, "\"well\"");
            assertEquals("well", page.next("message").getString("payload"));
        }
    }

    /** Where the messages go, which is not the port that tells. */
    private static int messagePort() throws IOException {
        try (RawSocket asking = new RawSocket(port)) {
            for (String line = asking.statusLine(); !line.equals("."); line = asking.statusLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("jms")) {
                    return Integer.parseInt(words[3]);
                }
            }
        }
        throw new AssertionError("no port for messages is told");
    }

    @Test
    void aProducerMayDoNothingElse() throws Exception {
        try (Page page = Page.open(server.address())) {
            page.subscribe("{\"name\":\"door-closed\"}");
            refused(c -> c.createProducer().send(c.createTopic("kanal.door$2dclosed"), "1"));
            refused(c -> c.createProducer().send(c.createQueue("kanal.publish.rejected"), "1"));
            refused(c -> c.createProducer().send(c.createQueue("another"), "1"));
            refused(c -> c.createProducer().send(c.createTopic("another"), "1"));
            refused(c -> c.createConsumer(c.createTopic("kanal.door$2dclosed")));
            refused(c -> c.createConsumer(c.createQueue("kanal.publish")));
            refused(c -> c.createConsumer(c.createQueue("kanal.publish.rejected")));
            refused(c -> c.createBrowser(c.createQueue("kanal.publish")).getEnumeration());
            refused(c -> c.createConsumer(c.createQueue("mq.sys.dmq")));
            refused(c -> c.createConsumer(c.createTopic("kanal.*")));
            refused(c -> c.createConsumer(c.createTopic("mq.metrics.broker")));
        }
    }

    @Test
    void noAccountOfTheFactoryGetsIn() {
        for (String name : List.of("guest", "admin", "kanal", "producer")) {
            assertThrows(
                    JMSSecurityRuntimeException.class, () -> factory.createContext(name, name));
        }
        assertThrows(JMSSecurityRuntimeException.class, () -> factory.createContext());
    }

    /** The broker tells whoever asks what it listens for, and at which ports. */
    @Test
    void nothingIsListenedForButMessages() throws Exception {
        Set<String> listening = new TreeSet<>();
        try (RawSocket asking = new RawSocket(port)) {
            for (String line = asking.statusLine(); !line.equals("."); line = asking.statusLine()) {
                String[] words = line.split(" ");
                if (words.length > 3 && words[1].equals("tcp") && !words[3].equals("0")) {
                    listening.add(words[0]);
                }
            }
        }
        assertEquals(Set.of("portmapper", "jms"), listening);
    }

    @Test
    void whatTheServerHasNotSignedReachesNobody() throws Exception {
        try (Page page = Page.open(server.address());
                JMSContext intruder = factory.createContext("kanal", "the-servers-own-password")) {
            page.subscribe("{\"name\":\"door\"}");
            publish("\"the first\"");
            assertEquals("the first", page.next("message").getString("payload"));
            for (String text : List.of("1},\"publisher\":{\"id\":\"somebody\"", "no json", "1")) {
                intruder.createProducer()
                        .setProperty("channel", "door")
                        .setProperty("epoch", "made up")
                        .setProperty("offset", 1L)
                        .setProperty("signature", "made up")
                        .send(intruder.createTopic("kanal.door"), text);
                intruder.createProducer()
                        .setProperty("channel", "door")
                        .send(intruder.createTopic("kanal.door"), text);
            }
            publish("\"ours\"");
            // Not told of a gap, nor given anything else before it.
            assertEquals(
                    "ours",
                    page.next(frame -> List.of("message", "subscribed").contains(type(frame)))
                            .getString("payload"));
            assertEquals(1, server.awaitLogged("messages on topics were dropped").size());
        }
    }

    private void publish(String payload) throws Exception {
        Page.post(
                server.address() + "api/channels/door/messages",
                payload,
                "Authorization",
                "Bearer " + StartedServer.KEY);
    }

    private static String type(jakarta.json.JsonObject frame) {
        return frame.getString("type");
    }

    private interface Call {
        void on(JMSContext context) throws Exception;
    }

    private static void refused(Call call) {
        Executable attempt =
                () -> {
                    try (JMSContext producer =
                            factory.createContext("producer", "for-producers-alone")) {
                        call.on(producer);
                    }
                };
        Exception failure = assertThrows(Exception.class, attempt);
        assertTrue(isForbidden(failure), failure.toString());
    }

    /** No permission to make, to send, to listen or to browse: OpenMQ has a code for each. */
    private static boolean isForbidden(Throwable failure) {
        return List.of("[C4076]", "[C4077]", "[C4079]", "[C4083]").stream()
                .anyMatch(code -> String.valueOf(failure.getMessage()).contains(code));
    }
}
