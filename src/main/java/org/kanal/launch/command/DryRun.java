package org.kanal.launch.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which open subscriptions a rules file would end. */
final class DryRun implements Command {

    @Override
    public String usage() {
        return "dry-run RULES_FILE";
    }

    @Override
    public Optional<String> run(List<String> words, RunningServer server) {
        return words.size() == 1
                ? Optional.of(server.post("permissions/dry-run", bytes(words.get(0))))
                : Optional.empty();
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure(file + " cannot be read: " + e, e);
        }
    }
}
