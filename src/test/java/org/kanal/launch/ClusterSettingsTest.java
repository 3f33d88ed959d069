package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterSettingsTest {

    private static final String SECRET = "a secret that nobody can guess";
    private static final String TWO = "127.0.0.1:6901:7681,127.0.0.1:6902:7691";

    @Test
    void withoutMembersAServerIsAlone() {
        assertEquals(Optional.empty(), ClusterSettings.from(sources(Map.of()), true));
    }

    @ParameterizedTest
    @CsvSource({
        "kanal.cluster.secret, a secret that nobody can guess",
        "kanal.cluster.min-members, 2",
        "kanal.cluster.address, 127.0.0.1",
        "kanal.cluster.grid-port, 6900",
        "kanal.cluster.broker-port, 7676",
        "kanal.cluster.keystore, links.p12"
    })
    void whoseListOfMembersCameOutEmptyDoesNotServeBesideItsCluster(String key, String value) {
        Map<String, String> settings = Map.of("kanal.cluster.members", "", key, value);
        LaunchFailure refused =
                assertThrows(
                        LaunchFailure.class, () -> ClusterSettings.from(sources(settings), false));
        assertEquals(
                key
                        + " is set, and neither kanal.cluster.members nor kanal.cluster.dns: one of"
                        + " them says who the members are",
                refused.getMessage());
    }

    @Test
    void theMemberThatIsThisMachineIsItsOwn() {
        ClusterSettings cluster = cluster(Map.of("kanal.cluster.members", "192.0.2.7,127.0.0.1"));
        assertEquals("127.0.0.1:6900", cluster.own().grid());
        assertEquals("127.0.0.1:7676", cluster.own().broker());
        assertEquals(7677, cluster.own().linkPort());
        assertEquals(List.of("192.0.2.7:6900"), grids(cluster.others()));
        assertEquals(1, cluster.minMembers());
        assertEquals("127.0.0.1", cluster.nodeName());
    }

    @Test
    void theGridPortTellsMembersOfOneMachineApart() {
        Map<String, String> second =
                Map.of("kanal.cluster.members", TWO, "kanal.cluster.grid-port", "6902");
        assertEquals("127.0.0.1:7691", cluster(second).own().broker());
        assertEquals(List.of("127.0.0.1:6901"), grids(cluster(second).others()));
    }

    @Test
    void membersOfOneMachineThatCannotBeToldApartAreRefused() {
        assertTrue(
                refusal(Map.of("kanal.cluster.members", TWO))
                        .contains("set kanal.cluster.grid-port"));
    }

    @Test
    void membersOfOneMachineWithBrokersInsideNeedThreePortsEach() {
        String text = "192.0.2.7:6900:7676,192.0.2.7:6901:7677"; // 7677 is of the first's links
        Map<String, String> settings =
                Map.of("kanal.cluster.members", text, "kanal.cluster.secret", SECRET);
        LaunchFailure refused =
                assertThrows(LaunchFailure.class, () -> Settings.from(sources(settings)));
        assertTrue(refused.getMessage().contains("with different ports"), refused.getMessage());
    }

    @Test
    void aKeystoreThatCannotBeOpenedIsNamed() {
        Map<String, String> settings =
                Map.of(
                        "kanal.cluster.members",
                        "127.0.0.1",
                        "kanal.cluster.keystore",
                        "no-such.p12");
        assertTrue(refusal(settings).startsWith("kanal.cluster.keystore="), refusal(settings));
        assertTrue(refusal(settings).contains("kanal.cluster.keystore-password"));
        assertEquals(
                Optional.empty(), cluster(Map.of("kanal.cluster.members", "127.0.0.1")).linkKeys());
    }

    @Test
    void brokersOnOneMachineHaveDifferentNames() {
        Map<String, String> second =
                Map.of("kanal.cluster.members", TWO, "kanal.cluster.grid-port", "6902");
        assertTrue(cluster(second).sharesItsAddress());
        assertFalse(cluster(Map.of("kanal.cluster.members", "127.0.0.1")).sharesItsAddress());
    }

    @Test
    void aServerThatIsNoneOfTheMembersSaysSo() {
        String others = "192.0.2.7,192.0.2.8";
        assertTrue(
                refusal(Map.of("kanal.cluster.members", others))
                        .startsWith("No address of this machine is among the members"));
        Map<String, String> given =
                Map.of("kanal.cluster.members", others, "kanal.cluster.address", "127.0.0.1");
        assertTrue(refusal(given).startsWith("kanal.cluster.address=127.0.0.1 is not among"));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "kanal.cluster.members, '127.0.0.1,'",
        "kanal.cluster.members, 127.0.0.1:6900",
        "kanal.cluster.members, 127.0.0.1:6900:x",
        "kanal.cluster.members, 127.0.0.1:6900:65535",
        "kanal.cluster.members, '127.0.0.1,127.0.0.1'",
        "kanal.cluster.address, 0.0.0.0",
        "kanal.cluster.address, 100.128.0.1",
        "kanal.cluster.address, 198.20.0.1",
        "kanal.cluster.address, 8.8.8.8",
        "kanal.cluster.address, ::1",
        "kanal.cluster.grid-port, 0",
        "kanal.cluster.broker-port, 65535",
        "kanal.cluster.broker-port, many",
        "kanal.cluster.min-members, 0",
        "kanal.cluster.min-members, 3",
        "kanal.cluster.name, a b",
        "kanal.node.name, a b",
        "kanal.history.store, memory"
    })
    void aWrongValueIsRefusedWithItsKey(String key, String value) {
        Map<String, String> settings = new HashMap<>();
        settings.put("kanal.cluster.members", "192.0.2.7,127.0.0.1");
        settings.put("kanal.broker.url", "mq://broker.example:7676/jms");
        settings.put("kanal.broker.password", "broker-password");
        settings.put("kanal.cluster.secret", SECRET);
        settings.put(key, value);
        String message =
                assertThrows(LaunchFailure.class, () -> Settings.from(sources(settings)))
                        .getMessage();
        assertTrue(message.startsWith(key + "=" + value + " is not allowed: it must be"), message);
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() {
        Map<String, String> other =
                Map.of(
                        "kanal.cluster.members",
                        "10.255.255.1",
                        "kanal.cluster.address",
                        "10.255.255.1");
        assertEquals(
                "kanal.cluster.address=10.255.255.1 is no address of this machine: it must be one",
                refusal(other));
    }

    @Test
    void loopbackIsRefusedWhereBrokersAreToLink() {
        Sources sources =
                sources(
                        Map.of(
                                "kanal.cluster.members",
                                "127.0.0.1",
                                "kanal.cluster.secret",
                                SECRET));
        String message =
                assertThrows(LaunchFailure.class, () -> ClusterSettings.from(sources, false))
                        .getMessage();
        assertTrue(message.contains("brokers do not link on loopback"), message);
    }

    @Test
    void aMemberThatCannotBeFoundIsNamed() {
        String message = refusal(Map.of("kanal.cluster.members", "127.0.0.1,no-such-host.invalid"));
        assertTrue(
                message.startsWith("kanal.cluster.members: no-such-host.invalid has no"), message);
    }

    @Test
    void aSecretIsNeededAndNotAShortOne() {
        Map<String, String> one = Map.of("kanal.cluster.members", "127.0.0.1");
        assertTrue(refusal(one, "").startsWith("kanal.cluster.secret is missing"));
        assertTrue(refusal(one, "15 characters..").startsWith("kanal.cluster.secret is too short"));
    }

    @Test
    void aNameInDnsThatIsNotThereYetNeedsTheOwnAddress() {
        Map<String, String> name = Map.of("kanal.cluster.dns", "no-such-host.invalid");
        assertTrue(refusal(name).contains("set kanal.cluster.address too"));
        Map<String, String> both = new HashMap<>(name);
        both.put("kanal.cluster.address", "127.0.0.1");
        assertEquals(List.of("127.0.0.1:6900"), grids(cluster(both).members()));
        both.put("kanal.cluster.members", "127.0.0.1");
        assertTrue(refusal(both).contains("are both set"));
    }

    @Test
    void theGridsNameDependsOnNameAndSecretAndTellsNeither() {
        Map<String, String> one = Map.of("kanal.cluster.members", "127.0.0.1");
        ClusterSettings cluster = cluster(one);
        String name = cluster.gridName();
        assertEquals(name, cluster(one).gridName());
        assertNotEquals(name, cluster(one, SECRET + "!").gridName());
        Map<String, String> other = new HashMap<>(one);
        other.put("kanal.cluster.name", "other");
        assertNotEquals(name, cluster(other).gridName());
        assertFalse(name.contains(SECRET));
        assertFalse(cluster.toString().contains(SECRET));
    }

    private static List<String> grids(List<ClusterMember> members) {
        return members.stream().map(ClusterMember::grid).toList();
    }

    private static ClusterSettings cluster(Map<String, String> settings) {
        return cluster(settings, SECRET);
    }

    private static ClusterSettings cluster(Map<String, String> settings, String secret) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("kanal.cluster.secret", secret);
        return ClusterSettings.from(sources(all), true).orElseThrow();
    }

    private static String refusal(Map<String, String> settings) {
        return refusal(settings, SECRET);
    }

    private static String refusal(Map<String, String> settings, String secret) {
        return assertThrows(LaunchFailure.class, () -> cluster(settings, secret)).getMessage();
    }

    private static Sources sources(Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        return new Sources(properties, Map.of());
    }
}
