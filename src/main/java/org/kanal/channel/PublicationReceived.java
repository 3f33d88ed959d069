package org.kanal.channel;

/**
 * The broker delivered a publication to this node, on a channel that has subscribers here.
 *
 * <p>Fired synchronously, in each channel's order. With JMS underneath it may come twice, and one
 * may be missing: the hub repairs both, other observers see what came.
 */
public record PublicationReceived(Publication publication) {}
