package org.kanal.launch;

import java.util.ArrayList;
import java.util.List;

/**
 * The command line.
 *
 * @param dev {@code --dev}: the demo is on and an API key is made up unless one is given
 * @param attached {@code --attached}: the server ends when the process that started it does
 * @param payara everything else, as it is, for Payara Micro
 */
record Options(boolean dev, boolean attached, List<String> payara) {

    static Options parse(String[] arguments) {
        List<String> rest = new ArrayList<>(List.of(arguments));
        boolean dev = rest.remove("--dev");
        boolean attached = rest.remove("--attached");
        return new Options(dev, attached, List.copyOf(rest));
    }
}
