package org.kanal.presence;

import org.kanal.api.Channel;
import org.kanal.presence.PresenceEvents.Cause;

/**
 * Something to tell to applications that waits.
 *
 * @param cause the change that brought it
 * @param id the member that it is about
 * @param fact what is told
 * @param at since when it waits, in milliseconds
 */
record KeptFact(Cause cause, Channel channel, String id, Object fact, long at) {}
