package org.kanal.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kanal.support.FreePort;
import org.kanal.test.ServerProcess;

/**
 * CometD on Jetty from Maven Central, set up as its own load server is; Java has Kanal's options.
 */
final class Cometd implements Dialect {

    private static final Pattern CLIENT = Pattern.compile("\"clientId\":\"(\\w+)\"");

    Cometd() {}

    /**
     * Installs it and starts it.
     *
     * @param sources the folder with its server's source and the POM of what that needs
     */
    static Peer start(Path sources, Path folder) throws IOException, Absent {
        Path maven = Tools.find("mvn", "install Maven");
        Tools.copy(sources, folder, "pom.xml");
        Tools.install(
                folder,
                List.of(
                        maven.toString(),
                        "-B",
                        "-q",
                        "dependency:copy-dependencies",
                        "-DoutputDirectory=" + folder.resolve("lib")));
        int port = FreePort.find();
        Leash leash =
                Leash.start(
                        List.of(
                                ServerProcess.tool("java"),
                                "@" + BenchServer.OPTIONS.toAbsolutePath(),
                                "-cp",
                                folder.resolve("lib") + "/*",
                                sources.resolve("CometdServer.java").toString(),
                                Integer.toString(port)),
                        folder.resolve("console.log"),
                        port);
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
        return new Peer(
                leash, new Target(address, new Cometd(), new HttpEntrance(address, "/publish/%s")));
    }

    @Override
    public String path(List<String> channels) {
        return "/cometd";
    }

    /** A client asks again to be connected every ten seconds; the server's answers are not read. */
    @Override
    public String subscribe(Talk talk, List<String> channels) throws IOException {
        talk.say(
                "[{\"channel\":\"/meta/handshake\",\"version\":\"1.0\",\"id\":\"1\","
                        + "\"supportedConnectionTypes\":[\"websocket\"]}]");
        Matcher found = CLIENT.matcher(talk.hear("}]"));
        if (!found.find()) {
            throw new IOException("no client id");
        }
        String client = "\"clientId\":\"" + found.group(1) + "\"";
        String names = channels.stream().collect(Collectors.joining("\",\"/", "[\"/", "\"]"));
        talk.say(
                "[{\"channel\":\"/meta/subscribe\",\"id\":\"2\","
                        + client
                        + ",\"subscription\":"
                        + names
                        + "}]");
        talk.hear("\"successful\":true");
        String connect =
                "[{\"channel\":\"/meta/connect\",\"id\":\"3\",\"connectionType\":\"websocket\","
                        + client
                        + "}]";
        talk.say(connect);
        return connect;
    }
}
