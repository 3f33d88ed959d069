package org.kanal.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kanal.cluster.PrivateAddress;
import org.kanal.support.FreePort;

/** Some servers on this machine as one; a single one is no cluster. */
final class BenchCluster implements AutoCloseable {

    /** Ports at which a node is reached by the others; the one after the second is taken too. */
    private record Ports(int grid, int broker) {}

    private final List<BenchServer> nodes = new ArrayList<>();

    private BenchCluster() {}

    /**
     * Returns when all serve.
     *
     * @param data a folder for each is made in it
     * @param options as those of a {@link BenchServer}
     */
    static BenchCluster start(Path jar, Path data, int count, String... options)
            throws IOException {
        BenchCluster cluster = new BenchCluster();
        List<String> more = List.of(options);
        if (count == 1) {
            cluster.nodes.add(BenchServer.start(jar, data.resolve("alone"), options));
            return cluster;
        }
        String address =
                PrivateAddress.find().orElseThrow(() -> new IOException("no private address"));
        List<Ports> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ports.add(new Ports(FreePort.find(), FreePort.findTwo()));
        }
        String members =
                ports.stream()
                        .map(own -> address + ":" + own.grid() + ":" + own.broker())
                        .collect(Collectors.joining(","));
        try {
            for (Ports own : ports) {
                List<String> all = new ArrayList<>(more);
                all.add("-Dkanal.cluster.members=" + members);
                all.add("-Dkanal.cluster.grid-port=" + own.grid());
                all.add("-Dkanal.cluster.secret=the benchmark's own secret");
                Path folder = data.resolve("node" + cluster.nodes.size());
                cluster.nodes.add(BenchServer.start(jar, folder, all.toArray(String[]::new)));
            }
            return cluster;
        } catch (IOException e) {
            cluster.close();
            throw e;
        }
    }

    /** Where each of them serves. */
    List<Target> targets() {
        return nodes.stream().map(node -> Target.kanal(node.address())).toList();
    }

    /** How long a processor has worked for all of them. */
    Duration cpuTime() {
        return nodes.stream().map(BenchServer::cpuTime).reduce(Duration.ZERO, Duration::plus);
    }

    /** What lives on the heaps of all of them, in bytes. */
    long liveBytes() throws IOException {
        long bytes = 0;
        for (BenchServer node : nodes) {
            bytes += node.liveBytes();
        }
        return bytes;
    }

    /** How much of one core all of them use together, looked at for some time. */
    double shareOfOneCore(int seconds) throws InterruptedException {
        Duration before = cpuTime();
        Thread.sleep(seconds * 1000L);
        return cpuTime().minus(before).toNanos() / (seconds * 1e9);
    }

    @Override
    public void close() {
        nodes.forEach(BenchServer::close);
    }
}
