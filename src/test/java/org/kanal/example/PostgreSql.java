package org.kanal.example;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kanal.support.FreePort;

/** A PostgreSQL server of the machine's, with a database of its own that ends with the test. */
final class PostgreSql implements AutoCloseable {

    private static final String NAME = "orders";

    /** Debian's folders, one a version. */
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path data;
    private final int port;

    private PostgreSql(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    /** Where its programs are, if it is installed: those of the newest version. */
    static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparing(Path::toString));
        }
    }

    /** Starts one below a folder, with what the example's README says of its settings. */
    static PostgreSql start(Path programs, Path folder) throws IOException, InterruptedException {
        PostgreSql server = new PostgreSql(programs, folder.resolve("data"), FreePort.find());
        server.prepare(folder);
        server.run("initdb", "-A", "trust", "-U", NAME, "-D", server.data.toString());
        server.run(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                server.data.toString(),
                "-l",
                server.data.resolve("log").toString(),
                "-o",
                "-p "
                        + server.port
                        + " -k "
                        + server.data
                        + " -c listen_addresses=127.0.0.1 -c max_prepared_transactions=100");
        server.run("createdb", "-h", "127.0.0.1", "-p", "" + server.port, "-U", NAME, NAME);
        return server;
    }

    /** It does not run as root, and so needs a folder that its own user may write to. */
    private void prepare(Path folder) throws IOException {
        Files.createDirectory(data);
        if (isRoot()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            var users = folder.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(data, users.lookupPrincipalByName("postgres"));
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    /** The one value that a query gives. */
    String query(String sql) throws IOException, InterruptedException {
        return run("psql", "-h", "127.0.0.1", "-p", "" + port, "-U", NAME, "-tAc", sql).strip();
    }

    private String run(String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("postgresql", ".txt");
        // Not a pipe: the server that pg_ctl leaves behind would keep it open.
        Process process =
                new ProcessBuilder(command)
                        .directory(data.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        int code = process.waitFor();
        String output = Files.readString(said, StandardCharsets.UTF_8);
        Files.delete(said);
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    @Override
    public void close() throws IOException {
        try {
            run("pg_ctl", "stop", "-w", "-m", "fast", "-D", data.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
