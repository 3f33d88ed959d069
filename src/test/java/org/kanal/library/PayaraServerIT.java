package org.kanal.library;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The shop on a Payara Server that its operator has, with that server's own OpenMQ. */
@EnabledIfSystemProperty(named = "payara.home", matches = ".+")
class PayaraServerIT extends ShopContract {

    @TempDir static Path folder;

    private static PayaraServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = PayaraServer.start(folder);
        server.asadmin("create-system-properties", "kanal.api.keys=" + KEY);
        server.asadmin("deploy", ShopWar.write(folder).toString());
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Override
    String shop() {
        return server.address("shop");
    }
}
