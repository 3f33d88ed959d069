package org.kanal.launch.command;

import java.util.List;
import java.util.Optional;

/**
 * One word of the jar's command line: what can be asked of a server that runs. (What a client asks
 * for over its connection is the protocol's.)
 */
interface Command {

    /** What stands behind the jar on a command line. */
    String usage();

    /**
     * Asks.
     *
     * @param words what stands on the command line, without options
     * @return what the server answers; empty if the words are not what {@link #usage} says
     * @throws CommandFailure if the server does not answer, or refuses
     */
    Optional<String> run(List<String> words, RunningServer server);
}
