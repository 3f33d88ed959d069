package org.kanal.library;

import java.io.IOException;
import java.nio.file.Path;

/** The EAR on a Payara Server whose OpenMQ somebody else starts. */
class PayaraServerRemoteIT extends EarContract {

    private RemoteBroker broker;

    @Override
    PayaraServer server(Path folder) throws IOException, InterruptedException {
        broker = RemoteBroker.start(folder);
        return PayaraServer.start(folder, "remote", broker.port());
    }

    @Override
    void afterServer() {
        if (broker != null) {
            broker.close();
        }
    }
}
