package org.kanal.library;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.test.KanalServer;

/** The shop on the packaged server without Kanal's own WAR. */
class LibraryIT extends ShopContract {

    @TempDir static Path folder;

    private static KanalServer server;

    @BeforeAll
    static void start() {
        server = KanalServer.of(ShopWar.write(folder)).with("kanal.api.keys", KEY).start();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Override
    String shop() {
        String kanal = server.address().toString();
        assertTrue(kanal.endsWith("/shop/kanal/"), kanal);
        return kanal.substring(0, kanal.length() - "kanal/".length());
    }
}
