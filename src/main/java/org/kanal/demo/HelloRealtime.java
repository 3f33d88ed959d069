package org.kanal.demo;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.kanal.channel.Channel;
import org.kanal.channel.PublishOptions;
import org.kanal.gateway.RealtimePublisher;

/** All that the backend of Hello Realtime does. */
@Stateless
public class HelloRealtime {

    @Inject private RealtimePublisher realtime;

    /** Says something to everybody who listens, and who said it. */
    public void say(Channel channel, String text) {
        realtime.publish(channel, text, PublishOptions.none().withPublisher());
    }
}
