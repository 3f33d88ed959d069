package org.kanal.front.grizzly;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.HttpCodecFilter;
import org.glassfish.grizzly.nio.NIOTransport;
import org.glassfish.grizzly.threadpool.GrizzlyExecutorService;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;
import org.kanal.connection.Admission;
import org.kanal.connection.ConnectionSettings;
import org.kanal.connection.ConnectionThreads;
import org.kanal.connection.InboundSettings;
import org.kanal.connection.OpenFiles;
import org.kanal.front.Colons;
import org.kanal.front.FrameLimits;
import org.kanal.front.FrontSettings;
import org.kanal.front.ShortWay;
import org.kanal.front.WarmThreads;
import org.kanal.support.Injected;
import org.kanal.support.Mount;
import org.kanal.support.PrivateFields;

/**
 * Puts Kanal's filters around the one that reads HTTP, in the listeners of the server that it runs
 * in, and takes them away when it stops. Only where {@code kanal.http.guard} says so: they are for
 * all that this server serves.
 */
@WebListener
public class GrizzlyGuard implements ServletContextListener {

    private static final Logger LOG = System.getLogger(GrizzlyGuard.class.getName());
    private static final Duration TICK = Duration.ofMillis(500);
    private static final String SOCKET = Mount.at("/realtime");
    private static final int USUAL_THREADS = 64;
    private static final int WARM_THREADS = 2 * Runtime.getRuntime().availableProcessors();

    /** Payara says in it what it is; its ServletContext.getServerInfo() has no version. */
    private static final String VERSION = "glassfish.version";

    @Inject private FrontSettings settings;
    @Inject private ConnectionSettings connections;
    @Inject private InboundSettings sockets;
    @Inject private ConnectionThreads threads;
    @Inject private ShortWay shortWay;

    private final Map<NIOTransport, FilterChain> before = new LinkedHashMap<>();
    private final Map<NIOTransport, ExecutorService> pools = new LinkedHashMap<>();
    private final List<GrizzlyVisits> visits = new ArrayList<>();
    private final List<GrizzlyChunks> chunks = new ArrayList<>();
    private final List<GrizzlyHeadLines> lines = new ArrayList<>();
    private final List<GrizzlyKeptAlive> keptAlive = new ArrayList<>();
    private ScheduledFuture<?> sweeping;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Injected.require(settings);
        GrizzlyReasons.tell();
        if (!settings.isOn()) {
            return;
        }
        ServletContext context = event.getServletContext();
        GrizzlyListeners.transports().forEach(transport -> guard(transport, context));
        sweeping = threads.every(TICK, this::sweep);
        LOG.log(
                before.isEmpty() ? Level.WARNING : Level.DEBUG,
                before.isEmpty()
                        ? "kanal.http.guard is on, but this is not the server that Kanal knows:"
                                + " requests whose body does not come hold its threads"
                        : "Requests wait for their bodies without a thread");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (sweeping != null) {
            sweeping.cancel(false);
        }
        before.forEach(NIOTransport::setProcessor);
        pools.forEach(NIOTransport::setWorkerThreadPool);
        chunks.forEach(GrizzlyChunks::takeAway);
        lines.forEach(GrizzlyHeadLines::takeAway);
        visits.forEach(GrizzlyVisits::forget);
    }

    private void guard(NIOTransport transport, ServletContext context) {
        if (!(transport.getProcessor() instanceof FilterChain chain)
                || chain.stream().noneMatch(HttpCodecFilter.class::isInstance)) {
            return;
        }
        GrizzlyVisits here = new GrizzlyVisits(settings, admission(), idleTimers(chain));
        before.put(transport, chain);
        visits.add(here);
        transport.setProcessor(guarded(chain, here, requests(transport, here, context)));
        warm(transport);
        chain.stream()
                .filter(HttpCodecFilter.class::isInstance)
                .map(HttpCodecFilter.class::cast)
                .forEach(this::look);
    }

    private void warm(NIOTransport transport) {
        ExecutorService pool = transport.getWorkerThreadPool();
        if (pool != null) {
            pools.put(transport, pool);
            transport.setWorkerThreadPool(new WarmThreads(pool, WARM_THREADS));
        }
    }

    private void look(HttpCodecFilter codec) {
        GrizzlyChunks.put(codec).ifPresent(chunks::add);
        lines.add(GrizzlyHeadLines.put(codec));
        GrizzlyKeptAlive.of(codec).ifPresent(keptAlive::add);
    }

    private static FilterChain guarded(FilterChain chain, GrizzlyVisits here, Filter requests) {
        FilterChainBuilder guarded = FilterChainBuilder.stateless();
        for (Filter filter : chain) {
            boolean isCodec = filter instanceof HttpCodecFilter;
            if (isCodec) {
                guarded.add(new GrizzlyConnectionFilter(here));
            }
            guarded.add(filter);
            if (isCodec) {
                guarded.add(requests);
            }
        }
        return guarded.build();
    }

    private Filter requests(NIOTransport transport, GrizzlyVisits here, ServletContext context) {
        GrizzlyTurns turns =
                new GrizzlyTurns(
                        threadsOf(transport),
                        transport.getWorkerThreadPool(),
                        new GrizzlyShortWay(shortWay, context.getContextPath()));
        FrameLimits frames =
                new FrameLimits(
                        settings.firstBytes(),
                        sockets.maxFrameBytes(),
                        sockets.framesPerSecond(),
                        sockets.burst());
        return new GrizzlyRequestFilter(
                here,
                settings,
                frames,
                turns,
                context.getContextPath() + SOCKET,
                Colons.at(System.getProperty(VERSION, "")));
    }

    /** Empty where this is not the server that Kanal knows: then they go on. */
    private static Map<?, ?> idleTimers(FilterChain chain) {
        return chain.stream()
                .filter(IdleTimeoutFilter.class::isInstance)
                .findFirst()
                .flatMap(filter -> PrivateFields.follow(filter, "queue", "queue"))
                .filter(Map.class::isInstance)
                .<Map<?, ?>>map(Map.class::cast)
                .orElseGet(HashMap::new);
    }

    /** A proxy's address is that of all its clients; those have their limit at the handshake. */
    private Admission admission() {
        int most = Math.min(settings.mostConnections(), OpenFiles.mostConnections());
        if (most < connections.most() / 2) {
            LOG.log(
                    Level.WARNING,
                    "The system lets this process open "
                            + most
                            + " more files: that many connections it takes, fewer than"
                            + " kanal.connections.max="
                            + connections.most()
                            + " (ulimit -n)");
        }
        int perAddress =
                connections.addressHeader().isEmpty() ? 2 * connections.mostPerAddress() : 0;
        return new Admission(most, Math.min(perAddress, Math.max(1, most / 2)), true);
    }

    private static int threadsOf(NIOTransport transport) {
        return transport.getWorkerThreadPool() instanceof GrizzlyExecutorService pool
                ? pool.getConfiguration().getMaxPoolSize()
                : USUAL_THREADS;
    }

    private void sweep() {
        visits.forEach(here -> here.sweep(System.nanoTime()));
        keptAlive.forEach(GrizzlyKeptAlive::sweep);
    }
}
