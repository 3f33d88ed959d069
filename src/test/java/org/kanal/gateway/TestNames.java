package org.kanal.gateway;

import java.util.Optional;
import org.kanal.api.Channel;

/** New channels, as many as anybody likes. */
final class TestNames {

    private TestNames() {}

    static NewNames any() {
        return new NewNames(null, null, channel -> true) {
            @Override
            Optional<String> count(Client client, String subscriberId, Channel channel) {
                return Optional.empty();
            }
        };
    }
}
