package org.kanal.permission;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.kanal.channel.InvalidInput;

/**
 * The rules file on disk and the rules that are in force: those of the last time that it was whole
 * and right.
 *
 * <p>Whether it has changed is seen by its content, since a file's time may stand still while it
 * changes. A change counts when two looks in a row find the same, so that a file that is half
 * written is not taken for a whole one.
 */
final class RulesFile {

    private static final Logger LOG = System.getLogger(RulesFile.class.getName());
    private static final long MAX_BYTES = 1_048_576;

    private final Path path;
    private volatile List<PermissionRule> rules;
    private String settled;
    private String lastLook;

    /**
     * Reads the file.
     *
     * @throws InvalidInput naming {@code kanal.permissions.file}, and the line if one is wrong
     */
    RulesFile(Path path) {
        this.path = path;
        try {
            settled = read();
            rules = RulesText.parse(settled);
        } catch (IOException | InvalidInput e) {
            throw new InvalidInput(PermissionsSettings.FILE_KEY, path + ": " + reason(e));
        }
        lastLook = settled;
    }

    List<PermissionRule> rules() {
        return rules;
    }

    /**
     * Looks at the file again, and takes its rules if they are other ones. What is wrong is logged
     * once, and the old rules stay in force.
     *
     * @return whether other rules are in force now
     */
    synchronized boolean refresh() {
        String look;
        try {
            look = read();
        } catch (IOException e) {
            look = reason(e);
            return isNew(look) && keepOld(look);
        }
        return isNew(look) && take(look);
    }

    /** Whether this is found for the second time in a row and was not dealt with before. */
    private boolean isNew(String look) {
        boolean again = look.equals(lastLook);
        lastLook = look;
        return again && !look.equals(settled);
    }

    private boolean take(String text) {
        List<PermissionRule> read;
        try {
            read = RulesText.parse(text);
        } catch (InvalidInput e) {
            settled = text;
            return keepOld(e.getMessage());
        }
        settled = text;
        rules = read;
        LOG.log(Level.INFO, "Permission rules read again from " + path + ": " + read.size());
        return true;
    }

    private boolean keepOld(String problem) {
        settled = lastLook;
        LOG.log(
                Level.ERROR,
                "The permission rules stay as they were, because "
                        + path
                        + " is wrong: "
                        + problem);
        return false;
    }

    private String read() throws IOException {
        if (Files.size(path) > MAX_BYTES) {
            throw new IOException("is too large; allowed: at most " + MAX_BYTES + " bytes");
        }
        return Files.readString(path);
    }

    private static String reason(Exception failure) {
        if (failure instanceof CharacterCodingException) {
            return "is not UTF-8 text";
        }
        return failure instanceof NoSuchFileException
                ? "there is no such file"
                : failure.getMessage();
    }
}
