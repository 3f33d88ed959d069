package org.kanal.demo;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.rest.ApiPath;

/** What the buttons of Hello Realtime call. For these pages only, see {@link DemoFilter}. */
@ApiPath("/demo/hello")
@DemoOnly
public class HelloResource {

    private static final int MAX_TEXT = 280;

    private static final List<Channel> CHANNELS =
            List.of(
                    Channel.of("hello"),
                    Channel.of("hello-one"),
                    Channel.of("hello-one", "left"),
                    Channel.of("hello-one", "right"),
                    Channel.of("hello-two"),
                    Channel.of("everyone"),
                    Channel.of("members-only"),
                    Channel.of("admins-only"));

    @Inject private HelloRealtime hello;

    /**
     * {@code {"channel":"hello-one","resourceId":"left","text":"…"}}; resourceId may be missing.
     */
    @POST
    public void say(InputStream body) throws IOException {
        DemoRequest request = DemoRequest.read(body);
        Channel channel =
                Channel.of(
                        request.text("channel", Channel.MAX_LENGTH),
                        request.optionalText("resourceId"));
        if (!CHANNELS.contains(channel)) {
            throw new InvalidInput(
                    "channel", channel + " is none of this example's; allowed: " + CHANNELS);
        }
        hello.say(channel, request.text("text", MAX_TEXT));
    }
}
