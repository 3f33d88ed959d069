package org.kanal.launch.broker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kanal.launch.broker.Packets.AUTHENTICATE;
import static org.kanal.launch.broker.Packets.GENERATE_UID;
import static org.kanal.launch.broker.Packets.HELLO;
import static org.kanal.launch.broker.Packets.PING;
import static org.kanal.launch.broker.Packets.TEXT_MESSAGE;
import static org.kanal.launch.broker.Packets.field;
import static org.kanal.launch.broker.Packets.head;
import static org.kanal.launch.broker.Packets.joined;
import static org.kanal.launch.broker.Packets.number;
import static org.kanal.launch.broker.Packets.packet;
import static org.kanal.launch.broker.Packets.properties;
import static org.kanal.launch.broker.Packets.property;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PacketGuardTest {

    private static final byte[] NONE = {};
    private static final String UNPACKED = "JMS_SUN_UNCOMPRESSED_SIZE";
    private static final byte[] PROOF = packet(AUTHENTICATE, NONE, NONE, "secret".getBytes());

    private Socket client;
    private Socket server;
    private InputStream guarded;

    @BeforeEach
    void limit() throws IOException {
        PacketGuard.limit(Duration.ofSeconds(5), 0);
        connect();
    }

    private void connect() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            client = new Socket(listening.getInetAddress(), listening.getLocalPort());
            server = listening.accept();
        }
        guarded = new PacketGuard(server, server.getInputStream());
    }

    @AfterEach
    void close() throws IOException {
        guarded.close();
        client.close();
        server.close();
        PacketGuard.limit(Duration.ofSeconds(10), 0);
    }

    @Test
    void whatClientsSendComesThroughAsItIs() throws IOException {
        byte[] hello =
                packet(
                        HELLO,
                        joined(field(1, 4, "news".getBytes()), field(0, 0, NONE)),
                        properties(2, property("a", 4, number(7)), property("b", 1, new byte[1])),
                        NONE);
        byte[] message = packet(TEXT_MESSAGE, NONE, NONE, new byte[70_000]);
        byte[] small =
                packed(withProperties(properties(1, property(UNPACKED, 4, number(4 << 20)))));
        byte[] ids = packet(GENERATE_UID, NONE, ids(4, PacketFields.MOST_IDS), NONE);
        byte[] all = joined(hello, PROOF, message, small, ids, packet(PING, NONE, NONE, NONE));
        new Thread(() -> send(all)).start();
        assertArrayEquals(all, guarded.readNBytes(all.length));
    }

    @ParameterizedTest
    @MethodSource
    void whatNoClientSendsIsRefusedBeforeTheBrokerMakesRoomForIt(byte[] packet) {
        assertRefused(joined(PROOF, packet));
    }

    static Stream<byte[]> whatNoClientSendsIsRefusedBeforeTheBrokerMakesRoomForIt() {
        int most = Integer.MAX_VALUE;
        return Stream.of(
                "GET / HTTP/1.1\r\n".repeat(9).getBytes(),
                head(0, 72, 72, 0),
                head(200, PING, 72, 72, 0),
                head(302, PING, 72, 72, 0),
                head(PING, 71, 72, 0),
                head(PING, -1, 72, 0),
                head(PING, PacketHead.MOST_BYTES + 1, 72, 0),
                head(PING, 200, most, 0),
                head(PING, 200, 201, 0),
                head(PING, 200, 71, 0),
                head(PING, 200, -72, 0),
                head(PING, 200, 72, most),
                head(PING, 200, 72, 129),
                head(PING, 200, 72, -1),
                head(PING, PacketHead.MOST_BYTES, 72, PacketHead.MOST_PROPERTIES + 1),
                withProperties(properties(most)),
                withProperties(properties(-1)),
                withProperties(properties(1)),
                withProperties(properties(201, new byte[10_000])),
                withProperties(properties(1, property("a", 9, number(most)))),
                withProperties(properties(1, property("a", 0, NONE))),
                withProperties(properties(1, property("a", -1, NONE))),
                withProperties(properties(1, property("a", 8, new byte[] {-1, -1}))),
                withProperties(properties(1, property("a", 5, number(1)))),
                withProperties(joined(number(2), number(0))),
                withProperties(properties(1, property(UNPACKED, 4, number((4 << 20) + 1)))),
                withProperties(properties(1, property(UNPACKED, 4, number(-1)))),
                withProperties(properties(1, property(UNPACKED, 8, new byte[] {0, 1, '7'}))),
                packed(withProperties(properties(0))),
                packed(withProperties(NONE)),
                withProperties(
                        properties(
                                2,
                                property(UNPACKED, 4, number(1)),
                                property(UNPACKED, 4, number(most)))),
                withFields(field(99, -4, NONE)),
                withFields(field(1, 5, "news".getBytes())),
                withFields(new byte[] {0}),
                packet(GENERATE_UID, NONE, ids(4, most), NONE),
                packet(GENERATE_UID, NONE, ids(4, -1), NONE),
                packet(GENERATE_UID, NONE, ids(4, PacketFields.MOST_IDS + 1), NONE),
                packet(GENERATE_UID, NONE, ids(6, 1), NONE));
    }

    /** With the flag of a compressed body. */
    private static byte[] packed(byte[] packet) {
        packet[62] |= 4;
        return packet;
    }

    private static byte[] ids(int type, int count) {
        return properties(1, property("JMQQuantity", type, number(count)));
    }

    private static byte[] withProperties(byte[] properties) {
        return packet(PING, NONE, properties, NONE);
    }

    private static byte[] withFields(byte[] fields) {
        return packet(PING, fields, NONE, NONE);
    }

    @Test
    void beforeALoginNothingElseIsSaidAndLittleOfThat() {
        assertRefused(packet(TEXT_MESSAGE, NONE, NONE, NONE));
    }

    @Test
    void anIntroductionOfManyBytesIsRefused() {
        assertRefused(head(HELLO, PacketHead.MOST_OF_AN_INTRODUCTION + 1, 72, 0));
    }

    @Test
    void whoDoesNotLogInIsNotWaitedForHoweverOftenItSaysThatItIsThere() throws Exception {
        PacketGuard.limit(Duration.ofMillis(300), 0);
        guarded = new PacketGuard(server, server.getInputStream());
        byte[] ping = packet(PING, NONE, NONE, NONE);
        assertThrows(
                BadPacket.class,
                () -> {
                    while (true) {
                        send(ping);
                        guarded.readNBytes(ping.length);
                    }
                });
    }

    @Test
    void whoHasLoggedInMayRestBetweenPacketsAndNotWithinOne() throws IOException {
        PacketGuard.limit(Duration.ofMillis(1_000), 0);
        guarded = new PacketGuard(server, server.getInputStream());
        send(PROOF);
        assertArrayEquals(PROOF, guarded.readNBytes(PROOF.length));
        byte[] ping = packet(PING, NONE, NONE, new byte[10]);
        new Thread(() -> sendLater(ping, 1_300)).start();
        assertArrayEquals(ping, guarded.readNBytes(ping.length));
        send(head(PING, 100, 72, 0));
        assertThrows(BadPacket.class, () -> guarded.readNBytes(100));
    }

    @Test
    void largePacketsHaveRoomOneAfterAnotherAndAnEndGivesItBack() throws Exception {
        PacketRoom room = new PacketRoom(0);
        int large = PacketHead.MOST_BYTES;
        assertTrue(room.take(large, Duration.ZERO));
        assertFalse(room.take(1, Duration.ofMillis(20)));
        new Thread(() -> room.give(large)).start();
        assertTrue(room.take(large, Duration.ofSeconds(5)));
    }

    @Test
    void aLargePacketThatNeverComesHoldsItsRoomUntilItIsCut() throws IOException {
        PacketGuard.limit(Duration.ofMillis(1_000), 0);
        guarded = new PacketGuard(server, server.getInputStream());
        int half = PacketHead.MOST_BYTES / 2 + 1;
        for (int i = 0; i < 2; i++) {
            send(joined(PROOF, head(TEXT_MESSAGE, half, 72, 0)));
            assertEquals(PROOF.length, guarded.readNBytes(PROOF.length).length);
            assertEquals(72, guarded.readNBytes(72).length);
            assertThrows(BadPacket.class, () -> guarded.readNBytes(1));
            connect(); // nobody closed the first one
        }
    }

    @Test
    void whatIsClosedWhileItTakesItsRoomGivesItBackToo() throws IOException {
        PacketGuard.limit(Duration.ofMillis(500), 0);
        byte[] large = joined(PROOF, head(TEXT_MESSAGE, PacketHead.MOST_BYTES, 72, 0));
        for (int i = 0; i < 2; i++) {
            guarded = new PacketGuard(server, new ByteArrayInputStream(large));
            guarded.close();
            assertEquals(large.length, guarded.readNBytes(large.length).length);
        }
    }

    @Test
    void whatEndsInItsMiddleOrIsClosedTwiceGivesItsRoomBackOnce() throws IOException {
        int large = PacketHead.MOST_BYTES;
        for (int i = 0; i < 3; i++) {
            send(joined(PROOF, head(TEXT_MESSAGE, large, 72, 0)));
            assertEquals(PROOF.length + 72, guarded.readNBytes(PROOF.length + 72).length);
            client.close();
            assertThrows(BadPacket.class, () -> guarded.readNBytes(1));
            guarded.close();
            guarded.close();
            connect();
        }
    }

    private void assertRefused(byte[] packets) {
        new Thread(() -> send(packets)).start();
        assertTimeoutPreemptively(
                Duration.ofSeconds(4),
                () ->
                        assertThrows(
                                BadPacket.class, () -> guarded.readNBytes(PacketHead.MOST_BYTES)));
    }

    private void sendLater(byte[] bytes, long millis) {
        try {
            Thread.sleep(millis); // the client rests
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        send(bytes);
    }

    private void send(byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
