package org.kanal.library;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.launch.Bundle;

/** The shop on the packaged server without Kanal's own WAR. */
class LibraryIT extends ShopContract {

    @TempDir static Path folder;

    private static Bundle server;
    private static String shop;

    @BeforeAll
    static void start() throws IOException {
        server =
                Bundle.startWith(
                        ShopWar.write(folder),
                        Map.of(
                                "kanal.http.port",
                                Integer.toString(freePort()),
                                "kanal.data.dir",
                                folder.resolve("data").toString(),
                                "kanal.api.keys",
                                KEY));
        String kanal = server.awaitServing();
        assertTrue(kanal.endsWith("/shop/kanal/"), kanal);
        shop = kanal.substring(0, kanal.length() - "kanal/".length());
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Override
    String shop() {
        return shop;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
