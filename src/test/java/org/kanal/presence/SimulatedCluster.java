package org.kanal.presence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.kanal.api.Channel;

/**
 * Nodes of a cluster in one thread, on a clock that the test turns: the network between them
 * delays, reorders and loses what they say, tells each of them late who comes and goes, and can be
 * cut.
 */
final class SimulatedCluster {

    private static final int MOST_DELAY = 200;
    private static final int LOST_PERCENT = 2;
    private static final int TICK = 50;

    /** One server: it may die and be started again, as another node. */
    final class Server {
        final int slot;
        final String id;
        final PresenceNode node;

        /** Who it takes for being there, since when those have run. */
        final Map<String, Integer> sees = new HashMap<>();

        boolean alive = true;

        private Server(int slot, int starts) {
            this.slot = slot;
            this.id = "n" + slot + "." + starts;
            node =
                    new PresenceNode(
                            settings,
                            new PresenceNode.Surroundings(
                                    id, () -> now, () -> now, (to, text) -> send(this, to, text)),
                            true,
                            (channel, fact) -> {
                                if (alive) {
                                    facts.add(fact);
                                }
                            });
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private record Event(long at, long order, Runnable run) {}

    final List<Object> facts = new ArrayList<>();
    final List<Server> servers = new ArrayList<>();

    private final PresenceSettings settings;
    private final Random random;
    private final int least;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final List<String> started = new ArrayList<>();
    private final int[] side;
    private long now = 1_000_000;
    private long order;

    SimulatedCluster(PresenceSettings settings, Random random, int size, int least) {
        this.settings = settings;
        this.least = least;
        this.random = random;
        side = new int[size];
        for (int slot = 0; slot < size; slot++) {
            start(slot);
        }
    }

    long now() {
        return now;
    }

    Server alive(int slot) {
        return servers.stream().filter(one -> one.alive && one.slot == slot).findAny().orElse(null);
    }

    List<Server> alive() {
        return servers.stream().filter(one -> one.alive).toList();
    }

    void start(int slot) {
        Server server = new Server(slot, started.size());
        started.add(server.id);
        servers.add(server);
        server.node.order(List.of(server.id), 1 >= least);
        tick(server);
        look(server); // it serves when it knows the others
        look();
    }

    void kill(int slot) {
        alive(slot).alive = false;
        look();
    }

    /** Cuts the network in two. */
    void split() {
        for (int slot = 0; slot < side.length; slot++) {
            side[slot] = random.nextInt(2);
        }
        look();
    }

    /** Cuts one server off; when it is back it is the youngest, as in a data grid. */
    void cutOff(int slot) {
        side[slot] = 1;
        look();
    }

    void heal() {
        youngest(alive().stream().filter(one -> side[one.slot] == 1 && least > 1).toList());
        java.util.Arrays.fill(side, 0);
        look();
    }

    private void youngest(List<Server> back) {
        List<String> ids = back.stream().map(one -> one.id).toList();
        started.removeAll(ids);
        started.addAll(ids);
    }

    private boolean isLinked(Server one, Server other) {
        return one.alive && other.alive && side[one.slot] == side[other.slot];
    }

    /** Each node hears by and by of who has come and gone; of one of them in order. */
    private void look() {
        for (Server one : servers) {
            later(random.nextInt(MOST_DELAY), () -> look(one));
            later(MOST_DELAY, () -> look(one));
        }
    }

    private void look(Server one) {
        if (!one.alive) {
            return;
        }
        for (Server other : servers) {
            boolean isThere = other != one && isLinked(one, other);
            if (isThere && one.sees.putIfAbsent(other.id, other.slot) == null) {
                one.node.joined(other.id);
            } else if (!isThere && one.sees.remove(other.id) != null) {
                one.node.left(other.id);
            }
        }
        one.node.order(
                started.stream()
                        .filter(id -> id.equals(one.id) || one.sees.containsKey(id))
                        .toList(),
                1 + one.sees.size() >= least);
    }

    private void send(Server from, String to, String text) {
        if (random.nextInt(100) < LOST_PERCENT) {
            return;
        }
        later(
                1 + random.nextInt(MOST_DELAY),
                () ->
                        servers.stream()
                                .filter(one -> one.id.equals(to) && isLinked(from, one))
                                .forEach(one -> one.node.told(from.id, text)));
    }

    private void tick(Server server) {
        if (server.alive) {
            server.node.tick();
            later(TICK, () -> tick(server));
        }
    }

    private void later(long millis, Runnable run) {
        events.add(new Event(now + millis, order++, run));
    }

    void run(long millis) {
        long end = now + millis;
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event next = events.remove();
            now = Math.max(now, next.at());
            next.run().run();
        }
        now = end;
    }

    /** Who is on a channel, as a node knows it. */
    static Map<String, String> picture(Server server, Channel channel) {
        Map<String, String> picture = new java.util.TreeMap<>();
        server.node.show(
                channel,
                "",
                10_000,
                Integer.MAX_VALUE,
                page ->
                        page.members()
                                .forEach(
                                        member ->
                                                picture.put(
                                                        member.id(),
                                                        member.data()
                                                                .map(data -> data.json())
                                                                .orElse(""))));
        return picture;
    }
}
