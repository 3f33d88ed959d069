package org.kanal.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kanal.support.FreePort;

/**
 * NATS, as Debian has it, with its WebSocket listener and all else by its defaults: nothing is kept
 * (no JetStream).
 */
final class Nats implements Dialect {

    private static final String SETTINGS =
            """
            listen: "127.0.0.1:%1$d"
            websocket { listen: "127.0.0.1:%2$d", no_tls: true }
            """;

    Nats() {}

    static Peer start(Path folder) throws IOException, Absent {
        Path server = Tools.find("nats-server", "apt-get install nats-server");
        Files.createDirectories(folder);
        int port = FreePort.findTwo();
        int webSocket = port + 1;
        Path settings = folder.resolve("nats.conf");
        Files.writeString(settings, SETTINGS.formatted(port, webSocket));
        Leash leash =
                Leash.start(
                        List.of(server.toString(), "-c", settings.toString()),
                        folder.resolve("console.log"),
                        webSocket);
        return new Peer(
                leash,
                new Target(
                        new InetSocketAddress("127.0.0.1", webSocket),
                        new Nats(),
                        new NatsEntrance(new InetSocketAddress("127.0.0.1", port))));
    }

    @Override
    public String path(List<String> channels) {
        return "/";
    }

    /** The server answers in order: what came before the pong is done. */
    @Override
    public String subscribe(Talk talk, List<String> channels) throws IOException {
        talk.say("CONNECT {\"verbose\":false}\r\n");
        for (int i = 0; i < channels.size(); i++) {
            talk.say("SUB " + channels.get(i) + " " + (i + 1) + "\r\n");
        }
        talk.say("PING\r\n");
        talk.hear("PONG");
        return "PONG\r\n";
    }
}
