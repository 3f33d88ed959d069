package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.support.FreePort;
import org.kanal.test.ServerProcess;

/** The server as operators start it: {@code java @kanal.options -jar kanal-server.jar}. */
class OptionsFileIT {

    @TempDir private Path folder;

    @Test
    void theServerStartsWithTheOptionsThatArePackedBesideItAndTakesThem() throws IOException {
        Path jar = Path.of(System.getProperty("server.jar"));
        ServerProcess.Plan plan =
                new ServerProcess.Plan(
                        jar,
                        List.of(
                                "@" + jar.resolveSibling("kanal.options"),
                                "-Xmx512m",
                                "-Dkanal.http.port=" + FreePort.find(),
                                "-Dkanal.data.dir=" + folder),
                        List.of("--dev"),
                        Map.of());
        try (ServerProcess server = ServerProcess.start(plan)) {
            assertTrue(server.awaitServing().startsWith("http://"));
            assertEquals(List.of(), complaints(server.console()));
            String flags = String.join(" ", server.jcmd("VM.flags"));
            assertTrue(flags.contains("-XX:+UseG1GC"), flags);
        }
    }

    /** What Java says of options that it does not know, or not any more. */
    private static List<String> complaints(List<String> console) {
        return console.stream().filter(line -> line.contains("VM warning")).toList();
    }
}
