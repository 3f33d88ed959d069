package org.kanal.launch.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which handler, claim, rule or default decides on a subscriber and a channel. */
final class Why implements Command {

    private static final int WITHOUT_RESOURCE = 2;
    private static final int WITH_RESOURCE = 3;

    @Override
    public String usage() {
        return "why SUBSCRIBER CHANNEL [RESOURCE]";
    }

    @Override
    public Optional<String> run(List<String> words, RunningServer server) {
        if (words.size() != WITHOUT_RESOURCE && words.size() != WITH_RESOURCE) {
            return Optional.empty();
        }
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("subscriber", words.get(0));
        asked.put("channel", words.get(1));
        if (words.size() == WITH_RESOURCE) {
            asked.put("resourceId", words.get(WITHOUT_RESOURCE));
        }
        return Optional.of(server.get("permissions/why", asked));
    }
}
