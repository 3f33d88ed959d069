package org.kanal.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.kanal.support.FreePort;

/**
 * Socket.IO from npm, in one process of Node, which uses one core: more need several processes and
 * something between them. A channel is a room.
 */
final class SocketIo implements Dialect {

    SocketIo() {}

    /**
     * Installs it and starts it.
     *
     * @param sources the folder with its server and what that needs of npm
     */
    static Peer start(Path sources, Path folder) throws IOException, Absent {
        Path node = Tools.find("node", "install Node 20 or later");
        Path npm = Tools.find("npm", "install npm");
        Tools.copy(sources, folder, "package.json", "package-lock.json", "server.mjs");
        Tools.install(
                folder,
                List.of(
                        npm.toString(),
                        "ci",
                        "--ignore-scripts",
                        "--prefer-offline",
                        "--no-audit",
                        "--no-fund"));
        int port = FreePort.find();
        Leash leash =
                Leash.start(
                        List.of(node.toString(), "server.mjs", Integer.toString(port)),
                        folder.resolve("console.log"),
                        port);
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
        return new Peer(
                leash,
                new Target(address, new SocketIo(), new HttpEntrance(address, "/publish/%s")));
    }

    @Override
    public String path(List<String> channels) {
        return "/socket.io/?EIO=4&transport=websocket";
    }

    /** An open packet, one that connects, and an event that is acknowledged. */
    @Override
    public String subscribe(Talk talk, List<String> channels) throws IOException {
        talk.hear("\"sid\"");
        talk.say("40");
        talk.hear("\"sid\"");
        talk.say(
                channels.stream()
                        .collect(Collectors.joining("\",\"", "420[\"subscribe\",[\"", "\"]]")));
        talk.hear("430[");
        return "3";
    }
}
