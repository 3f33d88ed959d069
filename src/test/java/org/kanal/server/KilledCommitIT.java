package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.faults.killed.WrittenBroker;
import org.kanal.server.killed.Changes;
import org.kanal.test.KanalServer;

/**
 * A server that dies amid the commit of an XA transaction ends it after its next start: row and
 * message are there, or neither is.
 */
class KilledCommitIT {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * What is committed is on the disk; and a connection does not answer a query with what it
     * answered before, as H2 does until somebody writes.
     */
    private static final String DATABASE = ";WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=0";

    @TempDir static Path folder;

    private static Path published;
    private static KanalServer server;

    @BeforeAll
    static void start() throws IOException {
        published = Files.createFile(folder.resolve("published"));
        server =
                KanalServer.of(war())
                        .with("killed.db.url", "jdbc:h2:" + folder + "/changes" + DATABASE)
                        .with(WrittenBroker.FILE, published.toString());
        server.start();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void whatTheDatabaseHasCommittedIsPublishedAfterTheNextStart() throws Exception {
        rows();
        dieAt("row-first", "database,commit,publish");
        awaitBoth("row-first");
    }

    @Test
    void whatTheQueueHasCommittedIsInTheDatabaseAfterTheNextStart() throws Exception {
        rows();
        dieAt("message-first", "publish,commit,database");
        awaitBoth("message-first");
    }

    @Test
    void whatWasNotDecidedIsNeitherStoredNorPublished() throws Exception {
        rows();
        dieAt("undecided", "database,publish,prepare");
        change("later", "database,publish");
        awaitBoth("later"); // the queue is read in its order
        assertEquals(0, count(rows(), "undecided"));
        assertEquals(0, count(told(), "\"undecided\""));
        assertEquals(200, change("undecided", "database,publish"), "its row was locked");
        awaitBoth("undecided");
    }

    /** With {@code -Pfaults}: one death more than the others. */
    @Test
    @Tag("faults")
    void aSecondDeathBeforeAnythingIsEndedLosesNothing() throws Exception {
        rows();
        dieAt("twice", "database,commit,publish");
        dieAt("in-between", "publish,commit,database");
        awaitBoth("twice");
        awaitBoth("in-between");
    }

    private static void dieAt(String id, String steps) throws Exception {
        try {
            change(id, steps);
        } catch (IOException e) {
            server.process().process().waitFor();
            server.start();
            return;
        }
        throw new AssertionError("the server did not die");
    }

    private static int change(String id, String steps) throws Exception {
        return HTTP.send(
                        request("changes?id=" + id + "&steps=" + steps)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static void awaitBoth(String id) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end
                && (count(rows(), id) == 0 || count(told(), '"' + id + '"') == 0)) {
            TimeUnit.MILLISECONDS.sleep(50); // neither of the two has events for a test
        }
        assertEquals(1, count(rows(), id), "rows of " + id);
        assertEquals(1, count(told(), '"' + id + '"'), "messages of " + id);
    }

    private static long count(List<String> lines, String end) {
        return lines.stream().filter(line -> line.endsWith(end)).count();
    }

    private static List<String> rows() throws Exception {
        return HTTP.send(request("changes").GET().build(), BodyHandlers.ofLines()).body().toList();
    }

    private static List<String> told() throws IOException {
        return Files.readAllLines(published);
    }

    private static HttpRequest.Builder request(String path) {
        URI application = server.address().resolve("..");
        return HttpRequest.newBuilder(application.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    private static Path war() {
        Path war = folder.resolve("killed.war");
        ShrinkWrap.create(WebArchive.class, "killed.war")
                .addPackage(Changes.class.getPackage())
                .addPackage(WrittenBroker.class.getPackage())
                .addAsLibrary(new File(System.getProperty("library.jar")))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .as(ZipExporter.class)
                .exportTo(war.toFile());
        return war;
    }
}
