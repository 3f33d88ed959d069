package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void byDefaultTheServerListensOnLoopbackAndItsBrokerNowhere() {
        Settings settings = settings(Map.of());
        assertEquals("127.0.0.1", settings.httpAddress());
        assertEquals(8080, settings.httpPort());
        assertEquals(0, settings.broker().port());
        assertEquals(Optional.empty(), settings.broker().url());
        assertEquals(Path.of("kanal-data").toAbsolutePath(), settings.dataDirectory());
    }

    @Test
    void thePasswordOfTheEmbeddedBrokerIsMadeUpAnewEachTime() {
        assertNotEquals(
                settings(Map.of()).broker().credentials().password(),
                settings(Map.of()).broker().credentials().password());
    }

    @Test
    void environmentVariablesHaveTheNamesOfMicroProfileConfig() {
        Sources sources = new Sources(new Properties(), Map.of("KANAL_HTTP_PORT", "81"));
        assertEquals(81, Settings.from(sources).httpPort());
    }

    @Test
    void systemPropertiesComeBeforeEnvironmentVariables() {
        Properties properties = new Properties();
        properties.setProperty("kanal.http.port", "82");
        Sources sources = new Sources(properties, Map.of("KANAL_HTTP_PORT", "81"));
        assertEquals(82, Settings.from(sources).httpPort());
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "kanal.http.port, abc",
        "kanal.http.port, 0",
        "kanal.http.port, 65536",
        "kanal.http.port, -1",
        "kanal.broker.port, 70000",
        "kanal.broker.url, localhost",
        "kanal.broker.url, http://localhost:7676",
        "kanal.broker.url, mqtt://localhost:1883",
        "kanal.broker.user, a:b",
        "kanal.broker.producer.user, a b",
        "kanal.log.console, yes",
        "kanal.broker.packet-timeout, soon",
        "kanal.broker.packet-timeout, PT0S",
        "kanal.broker.packet-timeout, PT2H",
        "kanal.log.max-repeats, 0",
        "kanal.log.max-repeats, many",
        "kanal.log.max-bytes-per-minute, 100",
        "kanal.log.max-waiting, 1",
        "kanal.log.max-waiting, much",
        "kanal.log.patience, PT0S",
        "kanal.log.patience, PT1M",
        "kanal.log.patience, -1",
        "kanal.audit.days, 0",
        "kanal.audit.days, -1",
        "kanal.audit.max-bytes-per-day, 99999999999"
    })
    void aWrongValueIsRefusedWithItsKey(String key, String value) {
        String message =
                assertThrows(LaunchFailure.class, () -> settings(Map.of(key, value))).getMessage();
        assertTrue(message.startsWith(key + "=" + value + " is not allowed"), message);
    }

    @Test
    void aBrokerElsewhereNeedsAPassword() {
        Map<String, String> url = Map.of("kanal.broker.url", "mq://broker.example:7676/jms");
        String message = assertThrows(LaunchFailure.class, () -> settings(url)).getMessage();
        assertTrue(message.contains("kanal.broker.password"), message);
    }

    @Test
    void aBrokerThatListensNeedsAPasswordThatItsClientsKnow() {
        Map<String, String> port = Map.of("kanal.broker.port", "7676");
        String message = assertThrows(LaunchFailure.class, () -> settings(port)).getMessage();
        assertTrue(
                message.contains("kanal.broker.password") && message.contains("kanal.broker.port"),
                message);
        assertEquals(
                7676,
                settings(Map.of("kanal.broker.port", "7676", "kanal.broker.password", SECRET))
                        .broker()
                        .port());
    }

    @Test
    void producersMayHaveAnAccountOfTheirOwn() {
        assertEquals(Optional.empty(), settings(Map.of()).broker().producer());
        Settings settings =
                settings(
                        Map.of(
                                "kanal.broker.port", "7676",
                                "kanal.broker.producer.user", "shop",
                                "kanal.broker.producer.password", SECRET));
        assertEquals(Optional.of(new Credentials("shop", SECRET)), settings.broker().producer());
        assertEquals(2, BrokerFiles.passwords(settings).size());
        assertNotEquals(SECRET, settings.broker().credentials().password());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kanal.broker.password", "kanal.broker.producer.password"})
    void aPasswordThatCouldBeGuessedIsRefusedWhereTheBrokerListens(String key) {
        Map<String, String> guessable =
                Map.of("kanal.broker.port", "7676", key, SECRET.substring(1));
        String message = assertThrows(LaunchFailure.class, () -> settings(guessable)).getMessage();
        assertTrue(message.startsWith(key + " is too short"), message);
        assertFalse(message.contains(SECRET.substring(1)), message);
    }

    @Test
    void producersDoNotHaveTheServersAccount() {
        Map<String, String> same = Map.of("kanal.broker.producer.user", "kanal");
        assertThrows(LaunchFailure.class, () -> settings(same));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a$b", "${x}", "a\\b", "a:b", "a=b", "a b", " a", "a ", "a\"b", "a'b", "ä"})
    void aBrokerPasswordThatTheServersCommandsWouldChangeIsRefusedByItsKey(String password) {
        String message =
                assertThrows(
                                LaunchFailure.class,
                                () -> settings(Map.of("kanal.broker.password", password)))
                        .getMessage();
        assertTrue(message.startsWith("kanal.broker.password is not allowed"), message);
    }

    private static final String SECRET = "0123456789abcdef";

    private static Settings settings(Map<String, String> values) {
        Properties properties = new Properties();
        values.forEach(properties::setProperty);
        return Settings.from(new Sources(properties, Map.of()));
    }
}
