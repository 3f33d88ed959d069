package org.kanal.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.LocalSession;
import org.cometd.server.AbstractServerTransport;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.JacksonJSONContextServer;
import org.cometd.server.websocket.common.AbstractWebSocketTransport;
import org.cometd.server.websocket.jetty.JettyWebSocketTransport;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Context;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * The server of CometD that the benchmark measures: {@code java CometdServer.java PORT}. Set up as
 * CometD's own load server (cometd-java-benchmark-server) with its Jetty transport, without its
 * statistics: as many threads, selectors and connections that wait, its timeouts, Jackson, no
 * compression.
 */
public final class CometdServer {

    private static final int THREADS = 256;
    private static final int BACKLOG = 2048;
    private static final long CONNECT_TIMEOUT = 20_000;
    private static final long MAX_INTERVAL = 50_000;
    private static final String PUBLISH = "/publish";

    private final BayeuxServerImpl bayeux = new BayeuxServerImpl();
    private final Server server = new Server(new QueuedThreadPool(THREADS));
    private final LocalSession publisher = bayeux.newLocalSession("publisher");

    private CometdServer() {}

    public static void main(String[] arguments) throws Exception {
        new CometdServer().start(Integer.parseInt(arguments[0]));
    }

    private void start(int port) throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        http.setDelayDispatchUntilContent(true);
        int selectors = Runtime.getRuntime().availableProcessors();
        ServerConnector connector =
                new ServerConnector(
                        server, null, null, null, 1, selectors, new HttpConnectionFactory(http));
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(CONNECT_TIMEOUT + MAX_INTERVAL);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);

        ContextHandler context = new ContextHandler("/");
        server.setHandler(context);
        WebSocketUpgradeHandler webSockets = WebSocketUpgradeHandler.from(server, context);
        webSockets.setHandler(new Publishing());
        context.setHandler(webSockets);

        JettyWebSocketTransport transport = new JettyWebSocketTransport(bayeux);
        transport.setOption(
                AbstractWebSocketTransport.ENABLE_EXTENSION_PREFIX_OPTION + "permessage-deflate",
                false);
        bayeux.addTransport(transport);
        bayeux.setOption(Context.class.getName(), context.getContext());
        bayeux.setOption(AbstractServerTransport.MAX_INTERVAL_OPTION, MAX_INTERVAL);
        bayeux.setOption(AbstractServerTransport.TIMEOUT_OPTION, CONNECT_TIMEOUT);
        bayeux.setOption(
                AbstractServerTransport.JSON_CONTEXT_OPTION,
                JacksonJSONContextServer.class.getName());
        bayeux.setOption(AbstractWebSocketTransport.COMETD_URL_MAPPING_OPTION, "/cometd");
        QueuedThreadPool deliverers = new QueuedThreadPool(THREADS);
        deliverers.setReservedThreads(0);
        bayeux.setExecutor(deliverers);
        server.start();
        bayeux.start();
        publisher.handshake();
    }

    /** A message is what an application has read of its request, published by a local session. */
    private final class Publishing extends Handler.Abstract {

        private final ObjectMapper json = new ObjectMapper();

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws IOException {
            String path = Request.getPathInContext(request);
            if (!path.startsWith(PUBLISH)) {
                return false;
            }
            String body = Content.Source.asString(request, StandardCharsets.UTF_8);
            Map<?, ?> payload = json.readValue(body, Map.class);
            bayeux.createChannelIfAbsent(path.substring(PUBLISH.length()))
                    .getReference()
                    .publish(publisher, payload, Promise.noop());
            response.setStatus(202);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 2);
            response.write(true, BufferUtil.toBuffer("{}"), callback);
            return true;
        }
    }
}
