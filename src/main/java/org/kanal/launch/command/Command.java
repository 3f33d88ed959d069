package org.kanal.launch.command;

import java.util.List;
import java.util.Optional;

/** One thing that can be asked of a server that runs. */
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
