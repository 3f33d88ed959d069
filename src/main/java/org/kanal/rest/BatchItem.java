package org.kanal.rest;

import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.PublishOptions;

/** One message of a batch: {@code {"channel":{…},"payload":…,"options":{…}}}. */
record BatchItem(Channel channel, Payload payload, PublishOptions options) {}
