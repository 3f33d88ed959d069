package org.kanal.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last line of a log, which a full disk or a kill may have cut off. */
final class LastLine {

    private LastLine() {}

    /** What goes before the next entry, so that it begins a line: a line end, or nothing. */
    static String ending(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
            if (bytes.size() == 0) {
                return "";
            }
            ByteBuffer last = ByteBuffer.allocate(1);
            bytes.position(bytes.size() - 1).read(last);
            return last.get(0) == '\n' ? "" : "\n";
        }
    }
}
