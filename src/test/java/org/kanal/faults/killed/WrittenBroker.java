package org.kanal.faults.killed;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.kanal.api.Channel;
import org.kanal.api.Publication;
import org.kanal.broker.Broker;
import org.kanal.broker.Deliveries;
import org.kanal.broker.openmq.OpenMqBroker;
import org.kanal.support.Part;

/**
 * The broker, and a file in which each publication is a line before anybody can take it for done: a
 * killed process leaves what it wrote. What is killed in between comes again, and is a second line.
 */
@Part
@Alternative
@Priority(1)
public class WrittenBroker implements Broker {

    /** The setting that names the file. */
    public static final String FILE = "orders.published";

    private final OpenMqBroker broker;

    @Inject
    WrittenBroker(OpenMqBroker broker) {
        this.broker = broker;
    }

    @Override
    public void start(Deliveries deliveries) {
        broker.start(deliveries);
    }

    @Override
    public void publish(Publication publication) {
        String line = publication.channel() + " " + publication.payload().json() + "\n";
        try (FileOutputStream file = new FileOutputStream(System.getProperty(FILE), true)) {
            file.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker.publish(publication);
    }

    @Override
    public void attach(Channel channel) {
        broker.attach(channel);
    }

    @Override
    public boolean isReachable() {
        return broker.isReachable();
    }

    @Override
    public void detach(Channel channel) {
        broker.detach(channel);
    }

    @Override
    public int lingering() {
        return broker.lingering();
    }
}
