package org.kanal.cluster.heard;

import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.enterprise.event.Observes;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.kanal.api.Channel;
import org.kanal.api.MemberJoined;
import org.kanal.api.MemberLeft;

/**
 * An application's EJB that writes down who comes and goes: what it hears on any node is a line at
 * the end of one file, as a database would have it, before the event is over.
 */
@Singleton
@Lock(LockType.READ)
public class WhoIsThere {

    /** The setting that names the file. */
    public static final String FILE = "heard.file";

    public void joined(@Observes MemberJoined event) {
        write("joined", event.eventId(), event.channel(), event.member().id(), "");
    }

    public void left(@Observes MemberLeft event) {
        String reason = event.reason().name();
        write("left", event.eventId(), event.channel(), event.member().id(), reason);
    }

    private static void write(String what, String event, Channel where, String id, String why) {
        String node = System.getProperty("kanal.node.name");
        String line = String.join(" ", what, event, where.resourceId(), id, node, why);
        try (FileOutputStream file = new FileOutputStream(System.getProperty(FILE), true)) {
            file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
