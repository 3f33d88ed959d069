package org.kanal.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.example.ExampleBuild;
import org.kanal.faults.killed.WrittenBroker;
import org.kanal.test.KanalServer;

/**
 * The order service of {@code examples/orders} is killed amid orders, again and again: each change
 * that the database has was published, and nothing else was.
 */
@Tag("faults")
class OrdersKilledIT {

    private static final int ROUNDS = Integer.getInteger("kanal.faults.kills", 10);
    private static final int CUSTOMERS = 8;
    private static final int MOST_CHANGES = 300;
    private static final Pattern LINE = Pattern.compile("orders/(\\d+) .*\"version\":(\\d+).*");

    @TempDir static Path folder;

    private final ExecutorService customers = Executors.newFixedThreadPool(CUSTOMERS);
    private final Random random = new Random();
    private long checkedUpTo;

    @AfterEach
    void end() {
        customers.shutdownNow();
    }

    @Test
    void stateAndMessageAreThereBothOrNeither() throws Exception {
        Path published = Files.createFile(folder.resolve("published"));
        try (KanalServer server =
                KanalServer.of(war())
                        .with("orders.db.url", "jdbc:h2:" + folder + "/orders;WRITE_DELAY=0")
                        .with(WrittenBroker.FILE, published.toString())) {
            for (int round = 0; round < ROUNDS; round++) {
                server.start();
                killAmidOrders(server);
                server.start();
                check(OrderCustomer.login(server), published, round);
                server.kill();
            }
        }
    }

    private void killAmidOrders(KanalServer server) throws Exception {
        List<OrderCustomer> all = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            all.add(OrderCustomer.login(server));
        }
        List<Future<?>> ordering = new ArrayList<>();
        for (OrderCustomer customer : all) {
            ordering.add(customers.submit(customer::orderUntilItFails));
        }
        int enough = 1 + random.nextInt(MOST_CHANGES);
        OrderCustomer.awaitChanges(all, enough);
        server.kill();
        for (Future<?> each : ordering) {
            each.get(1, TimeUnit.MINUTES);
        }
    }

    private void check(OrderCustomer customer, Path published, int round) throws Exception {
        long last = customer.place();
        // The queue is read in its order: what was in it before this one is out when this one is.
        awaitLine(published, last);
        Set<String> stored = new TreeSet<>();
        for (long id = checkedUpTo + 1; id <= last; id++) {
            for (int version = 1; version <= customer.version(id); version++) {
                stored.add(id + " " + version);
            }
        }
        Set<String> told = told(published, checkedUpTo);
        assertEquals(stored, told, "round " + round);
        assertTrue(!stored.isEmpty());
        checkedUpTo = last;
    }

    private static void awaitLine(Path published, long id) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!told(published, id - 1).contains(id + " 1")) {
            assertTrue(System.nanoTime() < end, "order " + id + " was never published");
            TimeUnit.MILLISECONDS.sleep(20); // the file has no events
        }
    }

    /** What was published of orders after this one. */
    private static Set<String> told(Path published, long after) throws IOException {
        Set<String> told = new TreeSet<>();
        for (String line : Files.readAllLines(published)) {
            var parts = LINE.matcher(line);
            if (parts.matches() && Long.parseLong(parts.group(1)) > after) {
                told.add(parts.group(1) + " " + parts.group(2));
            }
        }
        return told;
    }

    private static Path war() throws IOException, InterruptedException {
        Path war = folder.resolve("orders.war");
        ShrinkWrap.createFromZipFile(WebArchive.class, ExampleBuild.ordersWar().toFile())
                .addPackage(WrittenBroker.class.getPackage())
                .as(ZipExporter.class)
                .exportTo(war.toFile());
        return war;
    }
}
