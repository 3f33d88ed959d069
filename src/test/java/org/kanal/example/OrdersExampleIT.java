package org.kanal.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The order service, by the first of its two commands, and its own tests. */
class OrdersExampleIT {

    private static final Path REPORT =
            Path.of("examples/orders/target/failsafe-reports/failsafe-summary.xml");
    private static final Pattern COMPLETED = Pattern.compile("<completed>(\\d+)</completed>");

    @Test
    void itIsBuiltAndItsTestsPassOnTheServer() throws IOException, InterruptedException {
        ExampleBuild.run(Path.of("examples/orders"), "clean", "verify");
        Matcher completed = COMPLETED.matcher(Files.readString(REPORT));
        assertEquals("3", completed.find() ? completed.group(1) : "no report");
    }
}
