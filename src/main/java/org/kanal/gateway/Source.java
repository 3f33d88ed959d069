package org.kanal.gateway;

import java.util.Optional;
import org.kanal.channel.PublishRequest;

/** Who publishes. */
public enum Source {
    /** EJBs, other beans, the queue: they share their idempotency keys. */
    BACKEND,
    /** HTTP with a key: as the backend, but what one of them repeats is no repeat of another's. */
    KEY_OWNER,
    /** Pages, with the permission to write: many of them do not hold up the backend. */
    PAGE;

    boolean isPage() {
        return this == PAGE;
    }

    /** Whose the idempotency key is; a repeat may come from anybody if it is nobody's. */
    Optional<String> ownerOfKey(PublishRequest request) {
        return this == KEY_OWNER ? request.publisherId() : request.shownPublisher();
    }
}
