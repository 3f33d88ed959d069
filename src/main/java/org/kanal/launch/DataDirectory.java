package org.kanal.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kanal.launch.recovery.TransactionLogs;

/**
 * The directory of one server, for the eyes of its user alone: {@code broker} (OpenMQ's files,
 * kept), {@code transactions} (what was decided of those with several parts, kept), {@code logs}
 * (kept) and {@code run} (what Payara unpacks and all temporary files, gone when the server stops).
 * A lock keeps a second server out; since it ends with the process, {@code run} found at a start is
 * left over from a killed one and is removed.
 */
final class DataDirectory {
    private final Path root;
    private final FileChannel lock;
    private final TransactionLogs transactionLogs;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
        this.transactionLogs = TransactionLogs.begin(transactions());
    }

    /**
     * @throws LaunchFailure if another server has it, or it cannot be written
     */
    static DataDirectory open(Path root) {
        try {
            Files.createDirectories(root);
            boolean isPrivate = PrivateDirectory.isMadeOf(root);
            DataDirectory directory = new DataDirectory(root, lock(root));
            deleteTree(directory.run());
            directory.makeAll(isPrivate);
            return directory;
        } catch (IOException e) {
            throw new LaunchFailure(
                    "The data directory %s cannot be written (%s): set %s to one that can"
                            .formatted(root, e, Settings.DATA_DIRECTORY),
                    e);
        }
    }

    private void makeAll(boolean isPrivate) throws IOException {
        for (Path needed : List.of(broker(), transactions(), logs(), run(), temporary())) {
            Files.createDirectories(needed);
            if (!isPrivate) {
                // a mounted one may be another user's, such as root's: then each of ours
                PrivateDirectory.make(needed);
            }
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new LaunchFailure(
                    "Another Kanal server uses the data directory %s: stop it, or set %s to another directory"
                            .formatted(root, Settings.DATA_DIRECTORY));
        }
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path broker() {
        return root.resolve("broker");
    }

    /** The transaction logs: a start that finds some ends what a killed server left in doubt. */
    Path transactions() {
        return root.resolve("transactions");
    }

    /** What is in there. */
    TransactionLogs transactionLogs() {
        return transactionLogs;
    }

    Path logs() {
        return root.resolve("logs");
    }

    /** Payara's home while it runs. */
    Path run() {
        return root.resolve("run");
    }

    /** Java's directory for temporary files while the server runs. */
    Path temporary() {
        return run().resolve("tmp");
    }

    /** Removes what only a running server needs and lets the next one in. */
    void release() throws IOException {
        try (lock) {
            deleteTree(run());
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
