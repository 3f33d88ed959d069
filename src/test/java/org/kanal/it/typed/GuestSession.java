package org.kanal.it.typed;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import org.kanal.api.ChannelPublisher;
import org.kanal.api.RealtimeChannel;

/** A bean that the container may write to disk, with what was injected into it. */
@SessionScoped
public class GuestSession implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    @RealtimeChannel("guests")
    private ChannelPublisher<String> guests;

    ChannelPublisher<String> guests() {
        return guests;
    }
}
