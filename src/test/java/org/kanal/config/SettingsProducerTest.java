package org.kanal.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;
import org.kanal.connection.InboundSettings;
import org.kanal.front.FrontSettings;
import org.kanal.history.HistorySettings;
import org.kanal.history.memory.MemoryChannelLog;
import org.kanal.history.memory.MemoryIdempotencyRecords;
import org.kanal.identity.ResumeSecret;
import org.kanal.openmq.BrokerSettings;

class SettingsProducerTest {

    private static final List<String> SECRETS =
            List.of(
                    "kanal.resume.secret",
                    "kanal.broker.password",
                    "kanal.broker.secret",
                    "kanal.cluster.secret");

    @Test
    void theSecretOfAClusterGivesVisitorsTheirIdBackAtEachNode() throws IOException {
        Map<String, String> cluster = Map.of("kanal.cluster.secret", "of-sixteen-letters");
        byte[] key = AllSettings.readWith(cluster).get(ResumeSecret.class).key();
        assertArrayEquals(key, AllSettings.readWith(cluster).get(ResumeSecret.class).key());
        Map<String, String> own =
                Map.of(
                        "kanal.cluster.secret", "of-sixteen-letters",
                        "kanal.resume.secret", "another-of-sixteen");
        assertFalse(Arrays.equals(key, AllSettings.readWith(own).get(ResumeSecret.class).key()));
    }

    /** {@link ConfigInMemory} refuses to read them in another way. */
    @Test
    void everySecretIsTakenAsItIsWritten() throws IOException {
        String secret = "a${x}\\b:c=d e of-16-letters";
        readAll(
                Map.of(
                        "kanal.cluster.secret", secret,
                        "kanal.resume.secret", secret,
                        "kanal.broker.secret", secret,
                        "kanal.broker.password", secret,
                        "kanal.apps", "shop",
                        "kanal.apps.shop.permissions-secret", secret));
    }

    @Test
    void theDefaultsAreAllowed() throws IOException {
        readAll(Map.of());
    }

    @Test
    void theDefaultsAreTheContracts() throws IOException {
        SettingsProducer settings = with(Map.of());
        assertEquals(10_240, settings.gateway().payloadMaxBytes());
        assertEquals(Duration.ofSeconds(25), settings.gateway().heartbeat());
        assertEquals(ChannelPermissions.readOnly(), accessWith(Map.of()).permissions().fallback());
        assertTrue(accessWith(Map.of()).apiKeys().ownersByHash().isEmpty());
        assertTrue(accessWith(Map.of()).allowedOrigins().allowed().isEmpty());
    }

    @Test
    void aConnectionHasAsManyChannelsAsItsKeySaysOrAHundred() throws IOException {
        assertEquals(100, with(Map.of()).gateway().maxChannels());
        assertEquals(7, with(Map.of("kanal.connection.max-channels", "7")).gateway().maxChannels());
    }

    @Test
    void aChannelKeepsAsManyMessagesAndAsLongAsItsKeysSayOrAHundredForFiveMinutes()
            throws IOException {
        assertEquals(HistorySettings.defaults().size(), historyWith(Map.of()).size());
        assertEquals(HistorySettings.defaults().ttl(), historyWith(Map.of()).ttl());
        assertEquals(HistorySettings.defaults().rules(), historyWith(Map.of()).rules());
        assertEquals(Runtime.getRuntime().maxMemory() / 4, historyWith(Map.of()).maxBytes());
        assertEquals(100, HistorySettings.defaults().size());
        assertEquals(Duration.ofMinutes(5), HistorySettings.defaults().ttl());
        HistorySettings given =
                historyWith(Map.of("kanal.history.size", "7", "kanal.history.ttl", "PT1H"));
        assertEquals(7, given.size());
        assertEquals(Duration.ofHours(1), given.ttl());
    }

    @Test
    void theLogsAreInThisProcessUnlessTheirKeySaysOtherwise() throws IOException {
        HistoryProducer producer = new HistoryProducer(config(Map.of()));
        assertInstanceOf(MemoryChannelLog.class, producer.log(producer.settings(), null));
        assertInstanceOf(
                MemoryIdempotencyRecords.class, producer.idempotencyRecords(producer.settings()));
    }

    @Test
    void aGridThatThisServerDoesNotRunIsRefusedByTheKeyThatAsksForIt() throws IOException {
        HistoryProducer producer =
                new HistoryProducer(config(Map.of("kanal.history.store", "grid")));
        HistorySettings settings = producer.settings();
        InvalidInput refusal = assertThrows(InvalidInput.class, () -> producer.log(settings, null));
        assertTrue(refusal.getMessage().contains("kanal.history.store"), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    @Test
    void theLargestPayloadThatIsAnnouncedFitsIntoAFrame() throws IOException {
        assertEquals(16_384, frameBytes(Map.of()));
        assertEquals(101_024, frameBytes(Map.of("kanal.payload.max-bytes", "100000")));
        assertEquals(1_001_024, frameBytes(Map.of("kanal.payload.max-bytes", "1000000")));
    }

    @Test
    void aFrameThatHoldsNoLargestPayloadIsRefusedNamingBoth() {
        InvalidInput refused =
                assertThrows(
                        InvalidInput.class,
                        () ->
                                frameBytes(
                                        Map.of(
                                                "kanal.payload.max-bytes", "100000",
                                                "kanal.inbound.max-frame-bytes", "65536")));
        assertEquals("kanal.inbound.max-frame-bytes", refused.field());
        assertTrue(
                refused.getMessage().contains("kanal.payload.max-bytes=100000"),
                refused.getMessage());
    }

    @Test
    void aKeyThatCannotBeReadIsRefusedNamingItsSetting() {
        InvalidInput refused =
                assertThrows(
                        InvalidInput.class,
                        () ->
                                readAll(
                                        Map.of(
                                                "mp.jwt.verify.issuer", "https://issuer.example",
                                                "mp.jwt.verify.publickey.location",
                                                        "no/such.pem")));
        assertEquals("mp.jwt.verify.publickey.location", refused.field());
        assertTrue(refused.getMessage().contains("no/such.pem"), refused.getMessage());
    }

    @Test
    void aFirstMessageHoldsTheLargestTokenWhereTokensAreTaken() throws IOException {
        AllSettings usual = AllSettings.readWith(Map.of());
        assertEquals(4_096, usual.get(FrontSettings.class).firstBytes());
        AllSettings settings =
                AllSettings.readWith(
                        Map.of(
                                "mp.jwt.verify.issuer", "https://issuer.example",
                                "mp.jwt.verify.publickey.location", "https://issuer.example/certs",
                                "kanal.jwt.max-bytes", "60000"));
        assertEquals(61_024, settings.get(FrontSettings.class).firstBytes());
        assertEquals(61_024, settings.get(InboundSettings.class).maxFrameBytes());
    }

    @Test
    void thisHostHasNoLimitPerAddressUnlessThereIsOneGiven() throws IOException {
        assertTrue(with(Map.of()).connections().sparesLoopback());
        assertFalse(
                with(Map.of("kanal.connections.max-per-address", "5"))
                        .connections()
                        .sparesLoopback());
    }

    private static int frameBytes(Map<String, String> given) throws IOException {
        return AllSettings.readWith(given).get(InboundSettings.class).maxFrameBytes();
    }

    @Test
    void denyIsADefaultPermission() throws IOException {
        assertEquals(
                ChannelPermissions.denied(),
                accessWith(Map.of("kanal.permissions.default", "deny")).permissions().fallback());
    }

    @Test
    void withoutASecretEachStartMakesOneUp() throws IOException {
        assertFalse(
                Arrays.equals(
                        accessWith(Map.of()).resumeSecret().key(),
                        accessWith(Map.of()).resumeSecret().key()));
        assertArrayEquals(
                accessWith(Map.of("kanal.resume.secret", "given-and-secret")).resumeSecret().key(),
                accessWith(Map.of("kanal.resume.secret", "given-and-secret")).resumeSecret().key());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kanal.visitors | maybe",
                "kanal.bans.max | 0",
                "kanal.jwt.revoked-max | none",
                "kanal.jwt.revoked-for | PT0S",
                "kanal.jwt.max-bytes | 255",
                "mp.jwt.verify.publickey.algorithm | HS256",
                "mp.jwt.verify.issuer | https://issuer.example",
                "mp.jwt.verify.clock.skew | -1",
                "mp.jwt.verify.token.age | ten",
                "kanal.permissions.default | maybe",
                "kanal.permissions.default | ''",
                "kanal.permissions.timeout | PT0S",
                "kanal.permissions.timeout | 5s",
                "kanal.permissions.timeout | PT9999999H",
                "kanal.allowed-origins | example.org",
                "kanal.api.keys | short",
                "kanal.apps | on line shop",
                "kanal.apps.permissions-timeout | PT0S",
                "kanal.apps.permissions-timeout | soon",
                "kanal.payload.max-bytes | 0",
                "kanal.payload.max-bytes | ten",
                "kanal.payload.max-bytes | 99999999999",
                "kanal.connection.max-channels | 0",
                "kanal.inbound.max-frame-bytes | 1023",
                "kanal.inbound.max-waiting-bytes | 16383",
                "kanal.inbound.max-frame-bytes | 10240",
                "kanal.inbound.first-max-bytes | 1023",
                "kanal.inbound.message-timeout | PT0S",
                "kanal.inbound.max-partial-bytes | 0",
                "kanal.connections.max | some",
                "kanal.connections.max-per-address | -1",
                "kanal.http.guard | maybe",
                "kanal.http.max-connections | 0",
                "kanal.http.head-timeout | PT0S",
                "kanal.http.body-pause | PT0S",
                "kanal.http.body-timeout | 5s",
                "kanal.http.max-body-bytes | 1023",
                "kanal.http.max-form-bytes | -1",
                "kanal.http.max-waiting-bytes | 0",
                "kanal.inbound.frames-per-second | 0",
                "kanal.inbound.burst | -1",
                "kanal.inbound.max-refused | 0",
                "kanal.outbox.max-bytes | 16383",
                "kanal.outbox.writers | 65",
                "kanal.heartbeat | PT0.5S",
                "kanal.heartbeat | PT2H",
                "kanal.publish.timeout | PT0S",
                "kanal.publish.lanes | 0",
                "kanal.publish.max-waiting | 0",
                "kanal.resume.secret | fifteen-letters",
                "kanal.history.store | disc",
                "kanal.history.max-bytes | 1048575",
                "kanal.history.max-bytes | 99999999999999999999",
                "kanal.hub.linger | PT-1S",
                "kanal.hub.linger | PT99999999999999H",
                "kanal.broker.url | localhost:7676",
                "kanal.broker.url | mqtt://broker:1883",
                "kanal.broker.lanes | 0",
                "kanal.broker.timeout | PT0S",
                "kanal.broker.kind | kafka",
                "kanal.commands.threads | 0",
                "kanal.permissions.threads | 0",
                "kanal.permissions.threads-per-handler | 1001",
                "kanal.permissions.recheck-share | 0",
            })
    void aWrongValueIsRefusedNamingItsKeyAndWhatIsAllowed(String key, String value) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> readAll(Map.of(key, value)));
        assertEquals(key, refused.field());
        assertTrue(refused.getMessage().contains("allowed"), refused.getMessage());
    }

    @Test
    void aSecretIsNotShownByItsRefusal() {
        InvalidInput refused =
                assertThrows(
                        InvalidInput.class,
                        () -> readAll(Map.of("kanal.resume.secret", "hunter2")));
        assertFalse(refused.getMessage().contains("hunter2"), refused.getMessage());
    }

    @Test
    void theLogsMayTakeMoreThanFourGigabytes() throws IOException {
        assertEquals(
                4_294_967_296L,
                historyWith(Map.of("kanal.history.max-bytes", "4294967296")).maxBytes());
    }

    @Test
    void anApplicationHasKeysOriginsAndAUrl() throws IOException {
        AccessProducer applications =
                accessWith(
                        Map.of(
                                "kanal.apps", "shop, blog",
                                "kanal.api.keys", "own-secret-of-16-characters",
                                "kanal.apps.shop.api.keys", "till:shop-secret-of-16-characters",
                                "kanal.apps.shop.origins", "https://shop.example.org",
                                "kanal.apps.shop.permissions-url", "https://shop.example.org/may"));
        assertEquals(
                Map.of(
                        "shop",
                        Optional.of(URI.create("https://shop.example.org/may")),
                        "blog",
                        Optional.empty()),
                applications.applications().permissionsUrls());
        assertEquals(
                Map.of("https://shop.example.org", "shop"),
                applications.applicationOrigins().appByOrigin());
        assertEquals(2, applications.apiKeys().ownersByHash().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api.keys | short",
                "origins | shop.example.org",
                "origins | https://shop.example.org/page",
                "permissions-url | ftp://shop.example.org",
                "permissions-url | not a url",
                "permissions-url | shop",
            })
    void aWrongValueOfAnApplicationIsRefusedNamingItsKey(String name, String value) {
        String key = "kanal.apps.shop." + name;
        InvalidInput refused =
                assertThrows(
                        InvalidInput.class,
                        () -> readAll(Map.of("kanal.apps", "shop", key, value)));
        assertEquals(key, refused.field());
        assertTrue(refused.getMessage().contains("allowed"), refused.getMessage());
    }

    private static void readAll(Map<String, String> given) throws IOException {
        AllSettings.readWith(given);
    }

    private static SettingsProducer with(Map<String, String> given) throws IOException {
        return new SettingsProducer(config(given));
    }

    private static HistorySettings historyWith(Map<String, String> given) throws IOException {
        return new HistoryProducer(config(given)).settings();
    }

    private static AccessProducer accessWith(Map<String, String> given) throws IOException {
        return new AccessProducer(config(given));
    }

    private static Config config(Map<String, String> given) throws IOException {
        return ConfigInMemory.with(given, key -> {});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kanal.broker.secret",
                "kanal.cluster.secret",
                "kanal.broker.password",
            })
    void aSecretCountsAsItWasWritten(String key) throws IOException {
        String secret = "of\\sixteen\\letters";
        assertEquals(
                Optional.of(secret),
                AllSettings.readWith(Map.of(key, secret)).get(BrokerSettings.class).topicSecret());
    }

    @ParameterizedTest
    @ValueSource(strings = {" with-a-blank-before", "with-a-blank-behind ", "with-a-tab-behind\t"})
    void aSecretWithBlanksAroundItIsRefusedWithoutBeingShown(String secret) {
        for (String key : SECRETS) {
            InvalidInput refused =
                    assertThrows(InvalidInput.class, () -> readAll(Map.of(key, secret)));
            assertEquals(key, refused.field());
            assertFalse(refused.getMessage().contains("with-a"), refused.getMessage());
        }
    }
}
