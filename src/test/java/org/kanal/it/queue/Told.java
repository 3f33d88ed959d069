package org.kanal.it.queue;

import org.kanal.api.Channel;

/** What observers of transactions publish on a channel. */
public record Told(Channel channel) {}
