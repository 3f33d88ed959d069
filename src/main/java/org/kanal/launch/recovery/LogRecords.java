package org.kanal.launch.recovery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The records in the files of a transaction log of Payara's: all that were ever written whole. A
 * kill leaves one torn, and files whose chain of records is broken; Payara's own reader has ended
 * in an {@code OutOfMemoryError} there.
 *
 * <p>A record is its type, its own place, two other places and its length, then the data, then its
 * own place again. A place is an offset in a file and the number of the file.
 */
final class LogRecords {

    private static final String FILES = "extent.";
    private static final int PLACE = 8;
    private static final int HEADER = 4 + 3 * PLACE + 4;
    private static final int OWN_PLACE = 4;
    private static final int LENGTH = HEADER - 4;

    private LogRecords() {}

    /**
     * @param log the folder with the files
     */
    static List<byte[]> read(Path log) throws IOException {
        List<byte[]> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(log)) {
            for (Path file : files.filter(LogRecords::isPart).sorted().toList()) {
                addAll(Files.readAllBytes(file), records);
            }
        }
        return records;
    }

    private static boolean isPart(Path file) {
        return file.getFileName().toString().startsWith(FILES);
    }

    private static void addAll(byte[] file, List<byte[]> records) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at + HEADER + PLACE <= file.length) {
            int end = endOfRecord(bytes, at);
            if (end > 0) {
                records.add(Arrays.copyOfRange(file, at + HEADER, end - PLACE));
            }
            at = end > 0 ? end : at + 1;
        }
    }

    /** Where the record ends that begins here; 0 if none does. */
    private static int endOfRecord(ByteBuffer bytes, int at) {
        int length = bytes.getInt(at + LENGTH);
        int room = bytes.limit() - at - HEADER - PLACE;
        if (bytes.getInt(at + OWN_PLACE) != at || length <= 0 || length > room) {
            return 0;
        }
        boolean isWhole = bytes.getLong(at + OWN_PLACE) == bytes.getLong(at + HEADER + length);
        return isWhole ? at + HEADER + length + PLACE : 0;
    }
}
