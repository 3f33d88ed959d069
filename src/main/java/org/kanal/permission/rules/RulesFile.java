package org.kanal.permission.rules;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import org.kanal.api.InvalidInput;
import org.kanal.permission.PermissionsSettings;

/**
 * The rules file on disk and the rules that are in force: those of the last time that it was whole
 * and right. A file that is gone, empty, cut off, unreadable or wrong takes no rule away.
 *
 * <p>Whether it has changed is seen by its content, since a file's time may stand still while it
 * changes. A change counts when two looks in a row find the same, so that a file that is half
 * written is not taken for a whole one.
 */
final class RulesFile {

    private static final Logger LOG = System.getLogger(RulesFile.class.getName());

    private final Path path;
    private volatile List<PermissionRule> rules;
    private String inForce;
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
            inForce = RulesBytes.read(path);
            rules = RulesText.parse(inForce);
        } catch (IOException | InvalidInput e) {
            throw new InvalidInput(PermissionsSettings.FILE_KEY, path + ": " + e.getMessage());
        }
        settled = inForce;
        lastLook = inForce;
    }

    Path path() {
        return path;
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
            look = RulesBytes.read(path);
        } catch (IOException e) {
            look = String.valueOf(e.getMessage());
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
            requireWhole(text, read);
        } catch (InvalidInput e) {
            return keepOld(e.getMessage());
        }
        settled = text;
        inForce = text;
        rules = read;
        LOG.log(Level.INFO, "Permission rules read again from " + path + ": " + read.size());
        return true;
    }

    /**
     * A file that stands still while it is written, and has so far what it had before, must not
     * open what its missing end closes.
     */
    private void requireWhole(String text, List<PermissionRule> read) {
        boolean isCutOff = inForce.startsWith(text) && read.size() < rules.size();
        if (isCutOff
                && rules.subList(read.size(), rules.size()).stream()
                        .anyMatch(PermissionRule::isDenial)) {
            throw new InvalidInput(
                    "the file",
                    "looks half written: its end is missing, with rules that say 'nothing'; to take"
                            + " them away on purpose, put a comment in their place");
        }
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
}
