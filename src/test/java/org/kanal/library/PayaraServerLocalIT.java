package org.kanal.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The EAR on a Payara Server that starts its OpenMQ beside itself; the adapter has another name.
 */
@EnabledIfSystemProperty(named = "payara.home", matches = ".+")
class PayaraServerLocalIT extends EarContract {

    @Override
    PayaraServer server(Path folder) throws IOException, InterruptedException {
        return PayaraServer.start(folder, "local", Map.of(PayaraServer.ADAPTER, "shopmq"));
    }
}
