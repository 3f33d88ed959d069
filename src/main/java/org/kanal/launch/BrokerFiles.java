package org.kanal.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of the embedded broker's instance {@code kanal}, written anew at each start: its
 * accounts (ours, and one for producers if it has a password: OpenMQ makes guest and admin accounts
 * only where it finds no directory of accounts), who may do what, and whether it listens.
 */
final class BrokerFiles {
    private static final String ACCESS_RULES = "accesscontrol.properties";

    /** In kilobytes: for the slowest of its consumers. */
    private static final long MOST_PER_DESTINATION = 32 * 1024;

    private static final String NAME = "kanal";

    private BrokerFiles() {}

    static void write(Path brokerDirectory, Settings settings) throws IOException {
        Path instance = brokerDirectory.resolve("instances").resolve(name(settings));
        Path accounts = Files.createDirectories(instance.resolve("etc"));
        writePrivately(accounts.resolve("passwd"), passwords(settings));
        Files.writeString(accounts.resolve(ACCESS_RULES), accessRules(settings));
        Path properties = Files.createDirectories(instance.resolve("props"));
        writePrivately(properties.resolve("config.properties"), listening(settings));
    }

    /**
     * What the broker is called. Two on one address with one name take each other for themselves,
     * and end.
     */
    static String name(Settings settings) {
        return settings.cluster()
                .filter(ClusterSettings::sharesItsAddress)
                .map(cluster -> NAME + cluster.own().brokerPort())
                .orElse(NAME);
    }

    static List<String> passwords(Settings settings) {
        return Stream.concat(
                        Stream.of(settings.broker().credentials()),
                        settings.broker().producer().stream())
                .map(Credentials::passwordFileEntry)
                .toList();
    }

    /** The file of server-config with the names of the accounts. */
    static String accessRules(Settings settings) throws IOException {
        try (InputStream rules = BrokerFiles.class.getResourceAsStream(ACCESS_RULES)) {
            String server = settings.broker().credentials().user();
            String producer = settings.broker().producer().map(Credentials::user).orElse(server);
            return new String(rules.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .replace("${server}", server)
                    .replace("${producer}", producer);
        }
    }

    /**
     * What overrides the broker's defaults (server-config/broker.properties), by which it listens
     * nowhere.
     */
    static List<String> listening(Settings settings) {
        long kilobytes = settings.broker().maxBytes() / 1024;
        List<String> lines = new ArrayList<>();
        lines.add("imq.instanceconfig.version=300");
        lines.add("imq.system.max_size=" + kilobytes + "k");
        lines.add(
                "imq.autocreate.destination.maxTotalMsgBytes="
                        + Math.min(MOST_PER_DESTINATION, kilobytes / 2)
                        + "k");
        if (settings.broker().port() != 0) {
            lines.add("imq.service.activelist=jms");
            lines.add("imq.protocol.tcp.class=org.kanal.adapter.GuardedTcp");
            lines.add("imq.jms.tcp.hostname=" + settings.broker().bind());
        }
        if (settings.cluster().isPresent()) {
            lines.addAll(links(settings.cluster().get()));
            settings.cluster().get().linkKeys().ifPresent(keys -> lines.addAll(keys.lines()));
            lines.add("imq.jms.tcp.port=" + settings.broker().port());
        } else if (settings.broker().port() != 0) {
            lines.add("imq.portmapper.bind=true");
            lines.add("imq.portmapper.hostname=" + settings.broker().bind());
        }
        return lines;
    }

    /**
     * The brokers of all nodes as one, each of them the same: with a master among them, nobody new
     * could listen while it is away. Its port mapper tells other brokers the port of the links, and
     * so must be where they are; JMS clients of a cluster go to their port directly.
     */
    private static List<String> links(ClusterSettings cluster) {
        return List.of(
                "imq.cluster.manager.class=com.sun.messaging.jmq.jmsserver.cluster.manager.ClusterManagerImpl",
                "imq.cluster.brokerlist="
                        + cluster.members().stream()
                                .map(member -> "mq://" + member.broker())
                                .collect(Collectors.joining(",")),
                // A node that is down is not waited for.
                "imq.cluster.waitConnectionInitTimeout=3",
                "imq.cluster.hostname=" + cluster.own().address(),
                "imq.cluster.port=" + cluster.own().linkPort(),
                "imq.portmapper.bind=true",
                "imq.portmapper.hostname=" + cluster.own().address());
    }

    private static void writePrivately(Path file, List<String> lines) throws IOException {
        Files.deleteIfExists(file);
        if (Files.getFileAttributeView(file.getParent(), PosixFileAttributeView.class) == null) {
            Files.createFile(file);
        } else {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, lines);
    }
}
