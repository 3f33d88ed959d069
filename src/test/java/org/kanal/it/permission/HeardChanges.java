package org.kanal.it.permission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kanal.api.Channel;
import org.kanal.api.PermissionsChanged;

/** The rechecks that were done. */
@ApplicationScoped
public class HeardChanges {

    private final List<PermissionsChanged> heard = new CopyOnWriteArrayList<>();

    /** How many of them concern one subscriber on a channel, and not everybody. */
    public long count(Channel channel, String subscriberId) {
        return heard.stream()
                .filter(change -> change.concerns(channel, subscriberId))
                .filter(change -> !change.concerns(channel, "somebody else"))
                .count();
    }

    void onChange(@Observes PermissionsChanged change) {
        heard.add(change);
    }
}
