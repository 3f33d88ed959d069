package org.kanal.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Directories that only their owner enters, so that nobody else reads what is below, whatever the
 * permissions of the files are: OpenMQ and Payara make theirs as the umask says.
 */
final class PrivateDirectory {
    private PrivateDirectory() {}

    /** Makes a directory private; false if it is another user's. */
    static boolean isMadeOf(Path directory) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(directory, PosixFileAttributeView.class);
        if (view != null && !view.getOwner().getName().equals(System.getProperty("user.name"))) {
            return false;
        }
        make(directory);
        return true;
    }

    /** Makes a directory private where the file system knows of owners. */
    static void make(Path directory) throws IOException {
        if (Files.getFileAttributeView(directory, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
