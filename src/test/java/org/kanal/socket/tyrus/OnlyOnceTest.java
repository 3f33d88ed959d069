package org.kanal.socket.tyrus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.strategies.WorkerThreadIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.junit.jupiter.api.Test;

class OnlyOnceTest {

    private static final int MANY = 200;

    private final Set<Request> gathered =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private final Queue<Object> wrong = new ConcurrentLinkedQueue<>();

    /** One thread: requests are used again by the thread on which they ended. */
    private volatile Executor workers;

    @Test
    void aRequestThatServesOnlyOnceIsNeverGivenToAnother() throws Exception {
        assertEquals(MANY, served(true));
        assertEquals(MANY, gathered.size());
    }

    @Test
    void otherRequestsServeManyTimes() throws Exception {
        assertEquals(MANY, served(false));
        assertTrue(gathered.size() < MANY / 2, gathered.size() + " requests");
    }

    @Test
    void itCannotBeMadeReadyForAnother() throws Exception {
        Request request = Request.create();
        assertTrue(OnlyOnce.serve(request));
        Method recycle = Request.class.getDeclaredMethod("recycle");
        recycle.setAccessible(true);
        InvocationTargetException failed =
                assertThrows(InvocationTargetException.class, () -> recycle.invoke(request));
        assertEquals(NullPointerException.class, failed.getCause().getClass());
        for (int i = 0; i < MANY; i++) {
            assertNotSame(request, Request.create());
        }
    }

    /** How many were answered as they should be. */
    private int served(boolean once) throws Exception {
        HttpServer server = new HttpServer();
        NetworkListener listener = new NetworkListener("test", "127.0.0.1", 0);
        server.addListener(listener);
        listener.getTransport().setIOStrategy(WorkerThreadIOStrategy.getInstance());
        listener.getTransport()
                .setWorkerThreadPoolConfig(
                        ThreadPoolConfig.defaultConfig().setCorePoolSize(1).setMaxPoolSize(1));
        server.getServerConfiguration().addHttpHandler(new Suspending(once));
        server.start();
        workers = listener.getTransport().getWorkerThreadPool();
        int answered = 0;
        try {
            HttpClient client = HttpClient.newHttpClient();
            for (int i = 0; i < MANY; i++) {
                String at = "http://127.0.0.1:" + listener.getPort() + "/x" + i + "?q=" + i;
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(at)).header("X-Who", "me" + i).build();
                String expected = "/x" + i + " q=" + i + " me" + i;
                String got = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
                assertEquals(expected, got);
                answered++;
            }
        } finally {
            server.shutdownNow();
        }
        assertEquals(0, wrong.size(), wrong::toString);
        return answered;
    }

    /** Ends each request on its own, as the end of a WebSocket does. */
    private final class Suspending extends HttpHandler {

        private final boolean once;

        Suspending(boolean once) {
            this.once = once;
        }

        @Override
        public void service(Request request, Response response) throws Exception {
            if (!gathered.add(request) && once) {
                wrong.add(request);
            }
            response.suspend();
            response.getWriter()
                    .write(
                            request.getRequestURI()
                                    + " "
                                    + request.getQueryString()
                                    + " "
                                    + request.getHeader("X-Who"));
            response.flush();
            if (once && !OnlyOnce.serve(request)) {
                wrong.add("built otherwise");
            }
            workers.execute(response::resume);
        }
    }
}
