package org.kanal.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a line between nodes does to packets beside being cut: it drops some of them at the node's
 * end, without a word to anybody, until this is closed. Needs {@code tc} and a kernel that filters
 * by bytecode.
 */
final class Weather implements AutoCloseable {

    private static final long ALL_OF_32_BITS = 1L << 32;
    private static final int PASS = 0;
    private static final int DROP = 2;

    /** Where they stand in a packet of IPv4 without options on Ethernet. */
    private static final int TO = 30;

    private static final int FROM_PORT = 34;
    private static final int TO_PORT = 36;

    /** What a filter reads instead of the packet to get a random number. */
    private static final long RANDOM = 0xffff_f038L;

    private final Namespaces machines;
    private final List<Integer> touched = new ArrayList<>();

    Weather(Namespaces machines) {
        this.machines = machines;
    }

    /** Whether this machine's kernel can. */
    static boolean isPossible(Namespaces machines) throws IOException, InterruptedException {
        try (Weather weather = new Weather(machines)) {
            weather.drop(0, "egress", List.of("6 0 0 " + PASS));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Nothing that it says reaches the others; it hears them. */
    void mute(int node) throws IOException, InterruptedException {
        drop(node, "egress", List.of("6 0 0 " + DROP));
    }

    /** It hears nothing of the others. */
    void deafen(int node) throws IOException, InterruptedException {
        drop(node, "ingress", List.of("6 0 0 " + DROP));
    }

    /** Nothing that one says reaches the other one; everything else passes. */
    void muteTo(int node, int other) throws IOException, InterruptedException {
        String[] parts = machines.clusterAddress(other).split("\\.");
        long address = 0;
        for (String part : parts) {
            address = address << 8 | Long.parseLong(part);
        }
        drop(
                node,
                "egress",
                List.of("32 0 0 " + TO, "21 0 1 " + address, "6 0 0 " + DROP, "6 0 0 " + PASS));
    }

    /** Nothing passes from or to these ports, at either end. */
    void close(int node, int... ports) throws IOException, InterruptedException {
        List<String> program = new ArrayList<>();
        int last = 2 * (1 + ports.length) + 1;
        for (int at : List.of(FROM_PORT, TO_PORT)) {
            program.add("40 0 0 " + at);
            for (int port : ports) {
                program.add("21 " + (last - program.size() - 1) + " 0 " + port);
            }
        }
        program.add("6 0 0 " + PASS);
        program.add("6 0 0 " + DROP);
        drop(node, "egress", program);
        drop(node, "ingress", program);
    }

    /** So many of a hundred packets get lost, each way. */
    void lose(int node, int percent) throws IOException, InterruptedException {
        List<String> program =
                List.of(
                        "32 0 0 " + RANDOM,
                        "53 1 0 " + ALL_OF_32_BITS / 100 * percent,
                        "6 0 0 " + DROP,
                        "6 0 0 " + PASS);
        drop(node, "egress", program);
        drop(node, "ingress", program);
    }

    private void drop(int node, String way, List<String> program)
            throws IOException, InterruptedException {
        if (!touched.contains(node)) {
            touched.add(node);
            machines.tc(node, "qdisc", "add", "dev", "ec", "clsact");
        }
        String code = program.size() + "," + String.join(",", program);
        machines.tc(node, "filter", "add", "dev", "ec", way, "bpf", "da", "bytecode", code);
    }

    /** Everything passes again. */
    void clear() throws IOException, InterruptedException {
        for (int node : touched) {
            machines.tc(node, "qdisc", "del", "dev", "ec", "clsact");
        }
        touched.clear();
    }

    @Override
    public void close() throws IOException {
        try {
            clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
