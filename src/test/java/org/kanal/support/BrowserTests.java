package org.kanal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tests of pages in a real browser, which Node runs: {@code src/test/js/browser}. */
public final class BrowserTests {

    private BrowserTests() {}

    /**
     * Runs some of their files; what they say is this test's output. Not with {@code -Dexec.skip}.
     *
     * @throws AssertionError if one fails
     */
    public static void run(String... files) throws IOException, InterruptedException {
        assumeFalse(Boolean.getBoolean("exec.skip"), "without Node (-Dexec.skip)");
        List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=spec"));
        command.addAll(List.of(files));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(Path.of("src/test/js").toFile())
                        .redirectErrorStream(true);
        builder.environment().put("KANAL_SERVER_JAR", System.getProperty("server.jar"));
        builder.environment().put("KANAL_PLATFORM_JAR", System.getProperty("server.platform"));
        Process process = builder.start();
        process.inputReader().lines().forEach(System.out::println);
        assertEquals(0, process.waitFor(), "a test of the browser failed: see this test's output");
    }
}
