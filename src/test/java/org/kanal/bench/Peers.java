package org.kanal.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Other servers of the kind that are here or can be brought here, started. */
final class Peers implements AutoCloseable {

    private static final Map<String, Starter> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("nchan", (sources, folder) -> Nchan.start(folder));
        KNOWN.put("nats", (sources, folder) -> Nats.start(folder));
        KNOWN.put("socketio", (sources, folder) -> SocketIo.start(sources, folder));
        KNOWN.put("cometd", (sources, folder) -> Cometd.start(sources, folder));
    }

    private final Map<String, Peer> running = new LinkedHashMap<>();

    private Peers() {}

    private interface Starter {
        Peer start(Path sources, Path folder) throws IOException, Absent;
    }

    /** What they are called. */
    static Set<String> names() {
        return KNOWN.keySet();
    }

    /**
     * Starts them; says which is left out and what would bring it.
     *
     * @param sources a folder with what each of them needs, each in a folder of its name
     * @param folder for what they write
     */
    static Peers start(Set<String> names, Path sources, Path folder) throws IOException {
        Peers peers = new Peers();
        try {
            for (String name : names) {
                peers.start(name, sources.resolve(name), folder.resolve(name));
            }
        } catch (IOException | RuntimeException e) {
            peers.close();
            throw e;
        }
        return peers;
    }

    private void start(String name, Path sources, Path folder) throws IOException {
        try {
            running.put(name, KNOWN.get(name).start(sources, folder));
        } catch (Absent e) {
            System.out.println(name + " is left out: " + e.getMessage());
        }
    }

    List<Contender> contenders() {
        List<Contender> contenders = new ArrayList<>();
        running.forEach((name, peer) -> contenders.add(new Contender(name, peer.target())));
        return contenders;
    }

    @Override
    public void close() throws IOException {
        for (Peer peer : running.values()) {
            peer.close();
        }
    }
}
