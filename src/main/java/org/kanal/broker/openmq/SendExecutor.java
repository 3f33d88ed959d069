package org.kanal.broker.openmq;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.kanal.openmq.BoundedCalls;
import org.kanal.openmq.BrokerSettings;
import org.kanal.openmq.BrokerThreads;
import org.kanal.support.ForeignThread;
import org.kanal.support.ServerContext;

/**
 * Where a message is sent to the broker: on the thread that publishes where the broker is inside
 * this process and answers at once; where it is elsewhere and may hang, on another one that is
 * waited for.
 */
final class SendExecutor implements Executor {

    private final boolean isEmbedded;
    private final Executor inContext;
    private final BoundedCalls calls;

    SendExecutor(BrokerSettings settings, BrokerThreads threads, ServerContext context) {
        this.isEmbedded = settings.isEmbedded();
        this.inContext = context.capture();
        // Half of what a publisher may wait for, so that what is in the log goes out from there.
        this.calls = new BoundedCalls(threads.executor(), settings.timeout().dividedBy(2));
    }

    /**
     * Returns when it was sent.
     *
     * @throws org.kanal.api.Unavailable if a broker elsewhere does not take it in time
     */
    @Override
    public void execute(Runnable send) {
        if (!isEmbedded) {
            calls.call("sending to the message broker", Executors.callable(send));
        } else if (ForeignThread.isThis()) {
            // The container's pool of connections asks for the application that uses it.
            inContext.execute(send);
        } else {
            send.run();
        }
    }
}
