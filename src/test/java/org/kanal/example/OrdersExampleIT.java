package org.kanal.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.support.BrowserTests;

/** The order service, by the first of its two commands, and its own tests. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrdersExampleIT {

    private static final Path ORDERS = Path.of("examples/orders");
    private static final Path REPORT =
            ORDERS.resolve("target/failsafe-reports/failsafe-summary.xml");
    private static final Pattern COMPLETED = Pattern.compile("<completed>(\\d+)</completed>");

    private static final String TESTS = "5";

    /** Before the other, which leaves the WAR as the README's first command builds it. */
    @Test
    @Order(1)
    void itsTestsPassOnPostgreSqlToo(@TempDir Path folder) throws Exception {
        Optional<Path> programs = PostgreSql.programs();
        assumeTrue(programs.isPresent(), "no PostgreSQL (Debian: apt-get install postgresql)");
        try (PostgreSql database = PostgreSql.start(programs.get(), folder)) {
            ExampleBuild.run(
                    ORDERS,
                    "clean",
                    "verify",
                    "-Ppostgresql",
                    "-Dexec.skip=true", // its page is the other's matter
                    "-Dorders.db.driver=org.postgresql.xa.PGXADataSource",
                    "-Dorders.db.url=" + database.url());
            assertEquals(TESTS, testsThatPassed());
            assertEquals("4", database.query("select count(*) from customer_order"));
            assertEquals("0", database.query("select count(*) from pg_prepared_xacts"));
        }
    }

    @Test
    @Order(2)
    void itIsBuiltAndItsTestsPassOnTheServer() throws IOException, InterruptedException {
        ExampleBuild.run(ORDERS, "clean", "verify");
        assertEquals(TESTS, testsThatPassed());
    }

    @Test
    @Order(3)
    void itsPageWorksInARealBrowser() throws IOException, InterruptedException {
        BrowserTests.run("browser/orders.test.js");
    }

    private static String testsThatPassed() throws IOException {
        Matcher completed = COMPLETED.matcher(Files.readString(REPORT));
        return completed.find() ? completed.group(1) : "no report";
    }
}
