/**
 * Who is there, on the channels that tell it.
 *
 * <p>Each node owns the members that are connected to it, and nobody else changes them; what other
 * nodes say of theirs is merged into one picture of each channel, its {@link
 * org.kanal.presence.Roster}.
 */
package org.kanal.presence;
