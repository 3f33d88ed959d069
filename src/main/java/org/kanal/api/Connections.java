package org.kanal.api;

import java.time.Duration;

/**
 * Ends connections from the backend, at every node. Get it by {@code @Inject} or {@code @EJB}.
 *
 * <p>In a transaction each method only takes note: it is done when the transaction has committed,
 * before the commit returns, and not at all if it rolls back. What waits for a connection that is
 * ended is not sent any more.
 */
public interface Connections {

    /**
     * Ends every open connection of a subscriber with close code 4012 {@code DISCONNECTED}. It may
     * come back at once.
     *
     * @param subscriberId its id, 1 to 200 characters, the case of whose letters does not matter;
     *     one without connections is no error
     * @throws InvalidInput if that is no id
     */
    void disconnect(String subscriberId);

    /**
     * Shuts a subscriber out: ends its connections with close code 4503 {@code BANNED}, which is
     * final, and refuses new ones with it for a time. A second ban takes the place of the first. A
     * visitor without its {@code resume} gets another id, and is not recognized.
     *
     * @param subscriberId its id, 1 to 200 characters; all spellings that differ in the case of
     *     letters only are meant, since some user stores let one login in under all of them
     * @param duration for how long from now on; more than zero. Bans end with the last node, too
     * @throws InvalidInput if that is no id or no time
     */
    void ban(String subscriberId, Duration duration);

    /**
     * Takes a token back: ends the connections that rest on it with close code 4501 {@code
     * UNAUTHORIZED}, and refuses it from now on, until it expires or the last node stops.
     *
     * @param tokenId its {@code jti}, 1 to 200 characters
     * @throws InvalidInput if that is no id
     */
    void revoke(String tokenId);
}
