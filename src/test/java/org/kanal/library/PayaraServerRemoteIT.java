package org.kanal.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The EAR on a Payara Server whose OpenMQ somebody else starts. */
@EnabledIfSystemProperty(named = "payara.home", matches = ".+")
class PayaraServerRemoteIT extends EarContract {

    private RemoteBroker broker;

    @Override
    PayaraServer server(Path folder) throws IOException, InterruptedException {
        broker = RemoteBroker.start(folder);
        String port = Integer.toString(broker.port());
        return PayaraServer.start(
                folder, "remote", Map.of("BROKER-HOST", "localhost", PayaraServer.PORT, port));
    }

    @Override
    void afterServer() {
        if (broker != null) {
            broker.close();
        }
    }
}
