package org.kanal.library;

import java.io.IOException;
import java.nio.file.Path;

/** The EAR on a Payara Server that starts its OpenMQ beside itself. */
class PayaraServerLocalIT extends EarContract {

    @Override
    PayaraServer server(Path folder) throws IOException, InterruptedException {
        return PayaraServer.start(folder, "local");
    }
}
