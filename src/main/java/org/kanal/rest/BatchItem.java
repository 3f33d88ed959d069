package org.kanal.rest;

import org.kanal.channel.Channel;
import org.kanal.channel.Payload;
import org.kanal.channel.PublishOptions;

/** One message of a batch: {@code {"channel":{…},"payload":…,"options":{…}}}. */
record BatchItem(Channel channel, Payload payload, PublishOptions options) {

    /** The same message on another channel. */
    BatchItem on(Channel other) {
        return new BatchItem(other, payload, options);
    }
}
