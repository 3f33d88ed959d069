package org.kanal.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine for each node, as Linux makes them: a namespace with two networks, one for clients and
 * one among the nodes, whose cables can be pulled. Needs root and {@code ip}.
 */
final class Namespaces implements AutoCloseable {

    private static final Path IP = Path.of("/usr/sbin/ip");

    /** What stands in {@code /etc} for a namespace. */
    private static final Path NAMES = Path.of("/etc/netns");

    /** What the names of all that they are made of begin with. */
    static final String MARK = "kn";

    private static final int NUMBER = (int) (ProcessHandle.current().pid() % 250);
    private static final String PREFIX = MARK + NUMBER + "x";

    private final int nodes;

    /**
     * @param nodes how many
     */
    Namespaces(int nodes) throws IOException, InterruptedException {
        this.nodes = nodes;
        try {
            make();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Whether this user may make them. */
    static boolean isPossible() throws IOException, InterruptedException {
        String probe = "kn-probe-" + ProcessHandle.current().pid();
        if (!Files.isExecutable(IP) || exit(List.of(IP.toString(), "netns", "add", probe)) != 0) {
            return false;
        }
        return exit(List.of(IP.toString(), "netns", "del", probe)) == 0;
    }

    private void make() throws IOException, InterruptedException {
        ip("link", "add", bridge("c"), "type", "bridge");
        ip("link", "set", bridge("c"), "up");
        ip("addr", "add", besideNodes() + "/24", "dev", bridge("c"));
        ip("link", "add", bridge("o"), "type", "bridge");
        ip("link", "set", bridge("o"), "up");
        ip("link", "add", bridge("h"), "type", "bridge");
        ip("link", "set", bridge("h"), "up");
        ip("addr", "add", "10.96." + NUMBER + ".254/24", "dev", bridge("h"));
        for (int node = 0; node < nodes; node++) {
            ip("netns", "add", name(node));
            ip("-n", name(node), "link", "set", "lo", "up");
            plug(node, "h", clientAddress(node));
            plug(node, "c", clusterAddress(node));
        }
    }

    private void plug(int node, String net, String address)
            throws IOException, InterruptedException {
        String inside = "e" + net;
        ip(
                "link",
                "add",
                cable(net, node),
                "type",
                "veth",
                "peer",
                "name",
                inside,
                "netns",
                name(node));
        ip("link", "set", cable(net, node), "master", bridge(net), "up");
        ip("-n", name(node), "addr", "add", address + "/24", "dev", inside);
        ip("-n", name(node), "link", "set", inside, "up");
    }

    /** What a command has before it to run there. */
    List<String> in(int node) {
        return List.of(IP.toString(), "netns", "exec", name(node));
    }

    /** Where clients reach a node. */
    String clientAddress(int node) {
        return "10.96." + NUMBER + "." + (node + 1);
    }

    /** Where nodes reach this machine, by their clients' network. */
    static String here() {
        return "10.96." + NUMBER + ".254";
    }

    /** Where nodes reach a node. */
    String clusterAddress(int node) {
        return "10.97." + NUMBER + "." + (node + 1);
    }

    /** Where nodes reach this machine, by the network among them. */
    static String besideNodes() {
        return "10.97." + NUMBER + ".254";
    }

    /** All nodes ask a server of names on this machine, from their start on. */
    void askForNames() throws IOException {
        for (int node = 0; node < nodes; node++) {
            Files.writeString(
                    Files.createDirectories(NAMES.resolve(name(node))).resolve("resolv.conf"),
                    "nameserver " + here() + "\n");
        }
    }

    /** Takes a node off the others without a word to anybody; clients still reach it. */
    void cut(int node) throws IOException, InterruptedException {
        ip("link", "set", cable("c", node), "nomaster");
    }

    /** Puts nodes on a network of their own. */
    void part(int... apart) throws IOException, InterruptedException {
        for (int node : apart) {
            ip("link", "set", cable("c", node), "master", bridge("o"));
        }
    }

    /** All nodes reach each other again. */
    void heal() throws IOException, InterruptedException {
        for (int node = 0; node < nodes; node++) {
            ip("link", "set", cable("c", node), "master", bridge("c"));
        }
    }

    /**
     * Makes the line between a node and the others a thin one, both ways: what does not pass at
     * once waits, and what would wait longer than the third of a second is dropped.
     */
    void thin(int node) throws IOException, InterruptedException {
        for (List<String> end : ends(node)) {
            tc("replace", end, "tbf rate 2mbit burst 16kb latency 330ms");
        }
    }

    /** As wide as before. */
    void wide(int node) throws IOException, InterruptedException {
        for (List<String> end : ends(node)) {
            tc("del", end, "");
        }
    }

    /** What {@code tc} has before and after its words to mean one end of a node's cable. */
    private List<List<String>> ends(int node) {
        return List.of(List.of(String.join(" ", in(node)), "ec"), List.of("", cable("c", node)));
    }

    /** Runs {@code tc} where a node is. */
    void tc(int node, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(in(node));
        command.add("tc");
        command.addAll(List.of(arguments));
        if (exit(command) != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static void tc(String what, List<String> end, String how)
            throws IOException, InterruptedException {
        String line = "%s tc qdisc %s dev %s root %s".formatted(end.get(0), what, end.get(1), how);
        if (exit(List.of(line.trim().split(" "))) != 0) {
            throw new IOException(line + " failed");
        }
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(IP.toString()));
        command.addAll(List.of(arguments));
        if (exit(command) != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static int exit(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private String name(int node) {
        return PREFIX + node;
    }

    private String bridge(String net) {
        return PREFIX + "b" + net;
    }

    private String cable(String net, int node) {
        return PREFIX + net + node;
    }

    /** Takes all of it away; what runs in a namespace must have ended. */
    @Override
    public void close() throws IOException {
        try {
            for (int node = 0; node < nodes; node++) {
                // A namespace stays for as long as connections in it are being closed.
                exit(List.of(IP.toString(), "link", "del", cable("h", node)));
                exit(List.of(IP.toString(), "link", "del", cable("c", node)));
                exit(List.of(IP.toString(), "netns", "del", name(node)));
                Files.deleteIfExists(NAMES.resolve(name(node)).resolve("resolv.conf"));
                Files.deleteIfExists(NAMES.resolve(name(node)));
            }
            for (String net : List.of("c", "o", "h")) {
                exit(List.of(IP.toString(), "link", "del", bridge(net)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
