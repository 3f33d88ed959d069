package org.kanal.launch.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The commands by their names: {@code java -jar kanal-server.jar NAME …}. */
public final class Commands {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private static final Map<String, Command> ALL =
            new TreeMap<>(Map.of("why", new Why(), "dry-run", new DryRun()));

    private Commands() {}

    /** Whether a command line asks for a command, and not for a server. */
    public static boolean isOne(List<String> arguments) {
        return !arguments.isEmpty() && ALL.containsKey(arguments.get(0));
    }

    /**
     * Runs the command that the first argument names.
     *
     * @param environment where the server's address and key are looked for, if no option names them
     * @param out gets the answer, line by line
     * @param err gets one line if there is none
     * @return the exit code: 0, or 1 if there is no answer
     */
    public static int run(
            List<String> arguments,
            Map<String, String> environment,
            Consumer<String> out,
            Consumer<String> err) {
        Command command = ALL.get(arguments.get(0));
        try {
            CommandLine line = CommandLine.of(arguments.subList(1, arguments.size()), environment);
            Optional<String> answer = command.run(line.words(), line.server());
            if (answer.isEmpty()) {
                err.accept(
                        "Usage: java -jar kanal-server.jar " + command.usage() + CommandLine.USAGE);
                return FAILED;
            }
            answer.get().lines().forEach(out);
            return DONE;
        } catch (CommandFailure e) {
            err.accept(e.getMessage());
            return FAILED;
        }
    }
}
