package org.kanal.api;

/**
 * The broker delivered a publication to this node, on a channel that has subscribers here.
 *
 * <p>For an application's observers, {@code @Observes} or {@code @ObservesAsync}: told in each
 * channel's order, on threads on which nobody's delivery waits for them. With JMS underneath it may
 * come twice, and one may be missing; those that an observer is too slow for are dropped ({@code
 * kanal.events.max-waiting}).
 */
public record PublicationReceived(Publication publication) {}
