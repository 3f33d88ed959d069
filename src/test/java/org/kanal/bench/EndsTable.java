package org.kanal.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * How soon it is felt that a permission has ended: from the request, or from the change of the
 * rules file, until the last of many has read that its subscription or its connection is over.
 */
final class EndsTable {

    private static final int CONNECTIONS = 1_000;
    private static final int[] CHANNELS = {1, 10, 100};
    private static final int PATIENCE_SECONDS = 60;

    private final InetSocketAddress server;
    private final Operator operator;
    private final Path rules;
    private final int rounds;

    /**
     * @param rules the file that the server reads, which lets everybody in
     */
    EndsTable(InetSocketAddress server, Path rules, int rounds) {
        this.server = server;
        this.operator = new Operator(server);
        this.rules = rules;
        this.rounds = rounds;
    }

    /** Something that ends all of a crowd. */
    private interface End {
        void begin() throws IOException, InterruptedException;
    }

    void measure(Report report) throws Exception {
        logout(1); // until Java has compiled it
        for (int each : CHANNELS) {
            List<Double> logouts = new ArrayList<>();
            List<Double> bans = new ArrayList<>();
            List<Double> changes = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                logouts.add(logout(each));
                bans.add(ban(each));
                changes.add(change(each));
            }
            String many = String.format("%,d subscriptions, ", CONNECTIONS * each);
            report.add(many + "logout", Range.of(logouts), "ms");
            report.add(many + "ban", Range.of(bans), "ms");
            report.add(many + "rules file", Range.of(changes), "ms");
        }
    }

    private double logout(int each) throws Exception {
        String cookie = operator.logIn("ann");
        return time(
                new Crowd.Plan(CONNECTIONS, each, Hellos.cookie(cookie), "LOGIN_ENDED"),
                CONNECTIONS,
                () -> operator.logOut(cookie));
    }

    /** Of one who is logged in everywhere. */
    private double ban(int each) throws Exception {
        String cookie = operator.logIn("bob");
        double took =
                time(
                        new Crowd.Plan(CONNECTIONS, each, Hellos.cookie(cookie), "BANNED"),
                        CONNECTIONS,
                        () -> operator.post("subscribers/demo:bob/disconnect?ban=PT10M"));
        operator.post("subscribers/demo:bob/disconnect?ban=PT0.001S"); // the later one counts
        return took;
    }

    private double change(int each) throws Exception {
        String before = Files.readString(rules);
        try {
            return time(
                    new Crowd.Plan(CONNECTIONS, each, Hellos.VISITOR, "\"unsubscribed\""),
                    CONNECTIONS * each,
                    () ->
                            write(
                                    before.replace(
                                            "crowd-*   *            read", "crowd-* * nothing")));
        } finally {
            write(before + "# nothing is closed any more\n");
            Thread.sleep(3_000); // two looks at the file
        }
    }

    private void write(String text) throws IOException {
        Path other = Files.writeString(rules.resolveSibling("rules.new"), text);
        Files.move(other, rules, StandardCopyOption.ATOMIC_MOVE);
    }

    private double time(Crowd.Plan plan, long ends, End end) throws Exception {
        try (Crowd crowd = new Crowd(server, plan)) {
            long begun = System.nanoTime();
            end.begin();
            return crowd.await(ends, PATIENCE_SECONDS) / 1e6 - begun / 1e6;
        }
    }
}
