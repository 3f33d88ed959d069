package org.kanal.library;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The EAR on a Payara Server with its own OpenMQ inside. */
@EnabledIfSystemProperty(named = "payara.home", matches = ".+")
class PayaraServerEarIT extends EarContract {

    @Override
    PayaraServer server(Path folder) throws IOException, InterruptedException {
        return PayaraServer.start(folder, "embedded");
    }
}
