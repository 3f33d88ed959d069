package org.kanal.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a process listens, as Linux tells it in {@code /proc}. */
public final class ListeningSockets {
    private static final String LISTENING = "0A";

    private ListeningSockets() {}

    /** A port of 127.0.0.1, in the kernel's notation for a socket that may speak IPv6 too. */
    public static String loopback(int port) {
        return "0000000000000000FFFF00000100007F:%04X".formatted(port);
    }

    /** All local addresses, in the kernel's hexadecimal notation: {@code 0100007F:1F90}. */
    public static List<String> of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Set<String> own = sockets(process.resolve("fd"));
        List<String> found = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : Files.readAllLines(process.resolve(table))) {
                String[] column = line.strip().split("\\s+");
                if (column[3].equals(LISTENING) && own.contains("socket:[" + column[9] + "]")) {
                    found.add(column[1]);
                }
            }
        }
        return found;
    }

    private static Set<String> sockets(Path descriptors) throws IOException {
        Set<String> targets = new HashSet<>();
        try (Stream<Path> links = Files.list(descriptors)) {
            for (Path link : links.toList()) {
                try {
                    targets.add(Files.readSymbolicLink(link).toString());
                } catch (NoSuchFileException e) {
                    continue; // closed since the listing: it does not listen
                }
            }
        }
        return targets;
    }
}
