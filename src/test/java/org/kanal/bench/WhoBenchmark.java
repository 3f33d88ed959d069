package org.kanal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What identities and permissions cost, and how soon their end is felt. */
final class WhoBenchmark {

    /** As many as an operator may write; none but the last is for a channel of the crowd's. */
    private static final String RULES =
            """
            orders/*  group:sales  read
            orders    *            nothing
            staff-*   MEMBER       read
            news      *            read
            crowd-*   *            read
            """;

    private static final String JAR = "kanal-server.jar";
    private static final int WARM_UP = 3;

    private final Path build;
    private final Path results;
    private final BenchOptions options;

    WhoBenchmark(Path build, Path results, BenchOptions options) {
        this.build = build;
        this.results = results;
        this.options = options;
    }

    void measure(Report report) throws Exception {
        switch (options.who()) {
            case "recheck" -> rechecks(report);
            case "ends" -> ends(report);
            case "connects" -> connects(report);
            default ->
                    throw new IllegalArgumentException(
                            "bench.who; allowed: recheck, ends, connects");
        }
    }

    private void ends(Report report) throws Exception {
        Path rules = rules();
        List<AutoCloseable> open = new ArrayList<>();
        try {
            Contender kanal =
                    start(
                            "Kanal",
                            build.resolve(JAR),
                            open,
                            "-Xmx1g",
                            "-Dkanal.permissions.file=" + rules,
                            "--dev");
            new EndsTable(kanal.target().address(), rules, 3).measure(report);
        } finally {
            close(open);
        }
    }

    /** In turn, each algorithm on a server of its own. */
    private void connects(Report report) throws Exception {
        ConnectsTable table = new ConnectsTable();
        List<AutoCloseable> open = new ArrayList<>();
        try {
            ConnectsTable.Issuer rsa = ConnectsTable.Issuer.rsa();
            ConnectsTable.Issuer ec = ConnectsTable.Issuer.ec();
            var rs256 = start("rs256", build.resolve(JAR), open, rsa.settings()).target();
            var es256 = start("es256", build.resolve(JAR), open, ec.settings()).target();
            Crowd.Hello rsaTokens = Hellos.tokens(rsa.tokens());
            Crowd.Hello ecTokens = Hellos.tokens(ec.tokens());
            for (int round = -WARM_UP; round < options.rounds(); round++) {
                boolean isKept = round >= 0;
                table.measure("no token", rs256.address(), Hellos.VISITOR, isKept);
                table.measure("RS256", rs256.address(), rsaTokens, isKept);
                table.measure("ES256", es256.address(), ecTokens, isKept);
                table.measure(
                        "no token (server of ES256)", es256.address(), Hellos.VISITOR, isKept);
            }
            table.tell(report);
        } finally {
            close(open);
        }
    }

    private Path rules() throws IOException {
        return Files.writeString(Files.createDirectories(results).resolve("rules"), RULES);
    }

    private static void close(List<AutoCloseable> open) throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private void rechecks(Report report) throws Exception {
        String[] settings = {"-Xmx1g", "-Dkanal.permissions.file=" + rules()};
        List<AutoCloseable> open = new ArrayList<>();
        try {
            List<Contender> contenders = new ArrayList<>();
            contenders.add(start("Kanal", build.resolve(JAR), open, settings));
            if (options.beside().isPresent()) {
                contenders.add(start("beside", options.beside().get(), open, settings));
            }
            new RecheckTable(options.rounds(), contenders).measure(report);
        } finally {
            close(open);
        }
    }

    private Contender start(String name, Path jar, List<AutoCloseable> open, String... settings)
            throws Exception {
        BenchServer server = BenchServer.start(jar, results.resolve(name), settings);
        open.add(server);
        return new Contender(name, Target.kanal(server.address()));
    }
}
