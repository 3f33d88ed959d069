package org.kanal.it.topics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Which of the broker's topics this server has attached and detached, in order. */
@ApplicationScoped
public class Topics {

    private record Change(String channel, boolean isAttach) {}

    private final List<Change> changes = new ArrayList<>();

    synchronized void attached(String channel) {
        changes.add(new Change(channel, true));
    }

    synchronized void detached(String channel) {
        changes.add(new Change(channel, false));
    }

    /** How often topics of channels with such a name were attached or detached. */
    synchronized long count(String prefix, boolean attached) {
        return changes.stream()
                .filter(change -> change.isAttach() == attached)
                .filter(change -> change.channel().startsWith(prefix))
                .count();
    }
}
