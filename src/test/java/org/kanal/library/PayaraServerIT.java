package org.kanal.library;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The shop on a Payara Server that its operator has, with that server's own OpenMQ in it. */
@EnabledIfSystemProperty(named = "payara.home", matches = ".+")
class PayaraServerIT extends ShopContract {

    @TempDir static Path folder;

    private static final String LOADER = "org.glassfish.web.loader.WebappClassLoader";
    private static final int REDEPLOYMENTS = 10;
    private static final int LOOKS = 20;

    private static PayaraServer server;
    private static String war;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = PayaraServer.start(folder, "embedded");
        server.asadmin("create-system-properties", "kanal.api.keys=" + KEY);
        war = ShopWar.write(folder).toString();
        server.asadmin("deploy", war);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void redeploymentsLeaveNothingBehind() throws IOException, InterruptedException {
        server.asadmin("redeploy", "--name", "shop", war);
        int before = server.instances(LOADER);
        for (int i = 0; i < REDEPLOYMENTS; i++) {
            server.asadmin("redeploy", "--name", "shop", war);
        }
        int after = loadersOnceGoneTo(before);
        assertTrue(after <= before, () -> after + " loaders stay, before " + before);
    }

    /** Looks several times: some go with the second or third collection only. */
    private static int loadersOnceGoneTo(int expected) throws IOException, InterruptedException {
        int found = server.instances(LOADER);
        for (int i = 0; i < LOOKS && found > expected; i++) {
            found = server.instances(LOADER);
        }
        return found;
    }

    @Override
    String shop() {
        return server.address("shop");
    }
}
