package org.kanal.demo;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.kanal.api.Channel;
import org.kanal.api.PublishOptions;
import org.kanal.api.RealtimePublisher;

/** All that the backend of Hello Realtime does. */
@Stateless(name = "kanal-hello-realtime")
public class HelloRealtime {

    @Inject private RealtimePublisher realtime;

    /** Says something to everybody who listens, and who said it. */
    public void say(Channel channel, String text) {
        realtime.publish(channel, text, PublishOptions.none().withPublisher());
    }
}
