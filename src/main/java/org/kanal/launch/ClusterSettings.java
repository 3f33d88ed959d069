package org.kanal.launch;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Several servers as one: where each is, and what joins them. The application's record of the same
 * name (package {@code cluster}) says how nodes talk once they are joined: neither may import the
 * other.
 *
 * @param members all that are known at the start, this one among them: {@code
 *     kanal.cluster.members}, or what {@code kanal.cluster.dns} leads to
 * @param own this one: {@code kanal.cluster.address}, by default the member that is this machine
 * @param name {@code kanal.cluster.name}, {@code kanal} by default
 * @param secret known to the members alone: {@code kanal.cluster.secret}
 * @param minMembers with fewer nothing is published: {@code kanal.cluster.min-members}, 1 by
 *     default
 * @param nodeName what people call this one: {@code kanal.node.name}, its address by default
 * @param linkKeys what the links of the brokers inside are encrypted with, if they are
 */
record ClusterSettings(
        List<ClusterMember> members,
        ClusterMember own,
        String name,
        String secret,
        int minMembers,
        String nodeName,
        Optional<LinkKeys> linkKeys) {

    static final String MEMBERS = "kanal.cluster.members";
    static final String DNS = "kanal.cluster.dns";
    static final String ADDRESS = "kanal.cluster.address";
    static final String GRID_PORT = "kanal.cluster.grid-port";
    static final String BROKER_PORT = "kanal.cluster.broker-port";
    static final String NAME = "kanal.cluster.name";
    static final String SECRET = "kanal.cluster.secret";
    static final String MIN_MEMBERS = "kanal.cluster.min-members";
    static final String NODE = "kanal.node.name";

    /** Of no use to one server alone. */
    private static final List<String> OF_SEVERAL =
            List.of(SECRET, MIN_MEMBERS, ADDRESS, GRID_PORT, BROKER_PORT, LinkKeys.STORE);

    static final int LEAST_SECRET = 16;

    private static final int DEFAULT_GRID_PORT = 6900;
    private static final int DEFAULT_BROKER_PORT = 7676;
    private static final int HIGHEST_PORT = 65_534;
    private static final String ALGORITHM = "HmacSHA256";

    /**
     * Empty for one server alone.
     *
     * @param brokerElsewhere whether the nodes share a broker, and have none inside
     * @throws LaunchFailure naming the key, its value and what is allowed
     */
    static Optional<ClusterSettings> from(Sources sources, boolean brokerElsewhere) {
        Optional<String> list = sources.value(MEMBERS);
        Optional<String> dns = sources.value(DNS);
        if (list.isEmpty() && dns.isEmpty()) {
            requireAlone(sources);
            return Optional.empty();
        }
        requireOne(list, dns);
        int gridPort = port(sources, GRID_PORT, DEFAULT_GRID_PORT);
        int brokerPort = port(sources, BROKER_PORT, DEFAULT_BROKER_PORT);
        Optional<String> address = sources.value(ADDRESS);
        List<ClusterMember> members =
                list.map(text -> ClusterMembers.parse(text, gridPort, brokerPort))
                        .orElseGet(() -> named(dns.orElseThrow(), address, gridPort, brokerPort));
        if (!brokerElsewhere) {
            list.ifPresent(text -> ClusterMembers.requireRoom(members, text));
        }
        ClusterMember own = ClusterAddress.find(members, address, gridPort, brokerElsewhere);
        return Optional.of(
                new ClusterSettings(
                        members,
                        own,
                        word(sources, NAME, "kanal"),
                        secret(sources),
                        minMembers(sources, list.map(text -> members.size())),
                        word(sources, NODE, own.name()),
                        LinkKeys.from(sources)));
    }

    /** A list that came out empty must not make a server that serves beside its cluster. */
    private static void requireAlone(Sources sources) {
        for (String key : OF_SEVERAL) {
            if (sources.value(key).isPresent()) {
                throw new LaunchFailure(
                        "%s is set, and neither %s nor %s: one of them says who the members are"
                                .formatted(key, MEMBERS, DNS));
            }
        }
    }

    private static void requireOne(Optional<String> list, Optional<String> dns) {
        if (list.isPresent() && dns.isPresent()) {
            throw new LaunchFailure(
                    MEMBERS
                            + " and "
                            + DNS
                            + " are both set: one of them says who the members are");
        }
    }

    /** A server whose name in DNS is not there yet knows at least itself. */
    private static List<ClusterMember> named(
            String dns, Optional<String> address, int gridPort, int brokerPort) {
        List<ClusterMember> found = ClusterMembers.ofName(dns, gridPort, brokerPort);
        if (address.isEmpty()) {
            if (found.isEmpty()) {
                throw new LaunchFailure(
                        DNS + "=" + dns + " has no IPv4 address yet: set " + ADDRESS + " too");
            }
            return found;
        }
        String own = ClusterAddress.resolve(address.get());
        if (found.stream().anyMatch(member -> member.address().equals(own))) {
            return found;
        }
        return Stream.concat(
                        found.stream(),
                        Stream.of(new ClusterMember(own, own, gridPort, brokerPort)))
                .toList();
    }

    private static String secret(Sources sources) {
        String secret = sources.value(SECRET).orElse("");
        if (secret.length() < LEAST_SECRET) {
            throw new LaunchFailure(
                    "%s %s: it must be %d characters or more, made at random, the same on all nodes"
                            .formatted(
                                    SECRET,
                                    secret.isEmpty() ? "is missing" : "is too short",
                                    LEAST_SECRET));
        }
        return secret;
    }

    private static int minMembers(Sources sources, Optional<Integer> known) {
        String text = sources.value(MIN_MEMBERS).orElse("1");
        int most = known.orElse(1_000);
        if (!text.matches("\\d{1,4}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > most) {
            throw Settings.wrong(
                    MIN_MEMBERS,
                    text,
                    "a number from 1 to " + most + ", the members that there are");
        }
        return Integer.parseInt(text);
    }

    private static String word(Sources sources, String key, String byDefault) {
        String text = sources.value(key).orElse(byDefault);
        if (!text.matches("[A-Za-z0-9_.:-]{1,100}")) {
            throw Settings.wrong(key, text, "1 to 100 letters, digits, '_', '.', ':' and '-'");
        }
        return text;
    }

    private static int port(Sources sources, String key, int byDefault) {
        return sources.value(key)
                .map(
                        text ->
                                port(text)
                                        .orElseThrow(
                                                () ->
                                                        Settings.wrong(
                                                                key,
                                                                text,
                                                                "a port number from 1 to "
                                                                        + HIGHEST_PORT)))
                .orElse(byDefault);
    }

    /** A port that has one after it; empty if the text is none. */
    static Optional<Integer> port(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .filter(port -> port >= 1 && port <= HIGHEST_PORT);
    }

    /** Those that this server looks for. */
    List<ClusterMember> others() {
        return members.stream().filter(member -> !member.equals(own)).toList();
    }

    /** Whether another member is on the same machine, at other ports. */
    boolean sharesItsAddress() {
        return others().stream().anyMatch(member -> member.address().equals(own.address()));
    }

    /**
     * The data grid's name, which is all that it asks others for: nobody without the secret can
     * tell it.
     */
    String gridName() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(utf8(secret), ALGORITHM));
            byte[] hash = mac.doFinal(utf8("kanal grid " + name));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new LaunchFailure("this Java has no " + ALGORITHM, e);
        }
    }

    /** What the grid's file in server-config refers to, and the application reads. */
    void publish() {
        System.setProperty("kanal.launch.grid.name", gridName());
        System.setProperty("kanal.launch.grid.address", own.address());
        System.setProperty("kanal.launch.grid.port", Integer.toString(own.gridPort()));
        System.setProperty(
                "kanal.launch.grid.members",
                members.stream().map(ClusterMember::grid).collect(Collectors.joining(",")));
        System.setProperty("kanal.launch.grid.protected", Boolean.toString(minMembers > 1));
        System.setProperty("kanal.launch.grid.least", Integer.toString(Math.max(2, minMembers)));
        System.setProperty("kanal.launch.cluster.least", Integer.toString(minMembers));
        System.setProperty(BROKER_PORT, Integer.toString(own.brokerPort()));
        System.setProperty(NODE, nodeName);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the secret, so that no log shows it. */
    @Override
    public String toString() {
        return "ClusterSettings[" + name + ", " + own + " of " + members + "]";
    }
}
