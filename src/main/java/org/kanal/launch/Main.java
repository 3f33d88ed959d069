package org.kanal.launch;

import java.util.List;
import org.kanal.launch.command.Commands;

/**
 * {@code java -jar kanal-server.jar}: exit code 1, after one line that says why, if the server does
 * not start.
 */
public final class Main {
    private Main() {}

    /**
     * @param arguments a command with its words, see {@link Commands}; or else {@code --dev} for a
     *     demo with an API key made up for this run, {@code --attached} to end with the process
     *     that started this one; anything else goes to Payara Micro
     */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        Console console = Console.ofThisProcess();
        if (Commands.isOne(words)) {
            System.exit(Commands.run(words, System.getenv(), console::say, console::complain));
        }
        Options options = Options.parse(arguments);
        if (options.attached()) {
            ProcessHandle.current()
                    .parent()
                    .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        }
        try {
            new Server(console).start(options, Sources.ofThisProcess());
        } catch (LaunchFailure failure) {
            if (ServerLog.isOpen()) {
                failure.printStackTrace();
            }
            console.refuse(failure.getMessage());
            System.exit(1);
        }
    }
}
