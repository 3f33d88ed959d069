package org.kanal.bench;

import java.io.IOException;
import java.util.List;

/**
 * Kanal's own protocol.
 *
 * @param path where its WebSocket is
 */
record KanalDialect(String path) implements Dialect {

    @Override
    public String path(List<String> channels) {
        return path;
    }

    /** Nobody here answers pings; the server takes a pong that nothing asked for instead. */
    @Override
    public String subscribe(Talk talk, List<String> channels) throws IOException {
        talk.say("{\"type\":\"connect\"}");
        for (String channel : channels) {
            talk.say(
                    "{\"type\":\"subscribe\",\"id\":1,\"channel\":{\"name\":\"" + channel + "\"}}");
        }
        talk.hear("\"isSynced\"", channels.size());
        return "{\"type\":\"pong\"}";
    }
}
