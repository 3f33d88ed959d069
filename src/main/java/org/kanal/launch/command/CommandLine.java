package org.kanal.launch.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What stands behind a command's name.
 *
 * @param words what is no option
 * @param server whom to ask
 */
record CommandLine(List<String> words, RunningServer server) {

    static final String USAGE =
            " [--url http://localhost:8080/kanal/] [--key KEY] (or KANAL_URL and KANAL_KEY in the"
                    + " environment)";

    private static final String USUAL = "http://localhost:8080/kanal/";

    /**
     * @throws CommandFailure if an option has no value, or there is no key
     */
    static CommandLine of(List<String> arguments, Map<String, String> environment) {
        List<String> words = new ArrayList<>(arguments);
        String url = option(words, "--url", environment.getOrDefault("KANAL_URL", USUAL));
        String key = option(words, "--key", environment.getOrDefault("KANAL_KEY", ""));
        if (key.isBlank()) {
            throw new CommandFailure(
                    "The key is missing: give one of kanal.api.keys, or an administrator's token,"
                            + " as KANAL_KEY in the environment or by --key");
        }
        return new CommandLine(List.copyOf(words), RunningServer.at(url, key));
    }

    private static String option(List<String> words, String name, String otherwise) {
        int at = words.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        if (at + 1 == words.size()) {
            throw new CommandFailure(name + " has no value");
        }
        words.remove(at);
        return words.remove(at);
    }
}
