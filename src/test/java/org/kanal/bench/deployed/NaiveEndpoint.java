package org.kanal.bench.deployed;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The baseline: what one writes first to send a message to everybody. No channels, no broker. */
@ServerEndpoint("/bench/naive")
public class NaiveEndpoint {

    private static final Set<Session> SESSIONS = ConcurrentHashMap.newKeySet();

    @OnOpen
    public void open(Session session) {
        SESSIONS.add(session);
    }

    /** Whatever a client says, it is subscribed. */
    @OnMessage
    public String subscribe(String frame) {
        return "{\"type\":\"subscribed\",\"isSynced\":false}";
    }

    @OnClose
    public void close(Session session) {
        SESSIONS.remove(session);
    }

    static void sendToAll(String payload) {
        String message =
                "{\"type\":\"message\",\"channel\":{\"name\":\"news\"},\"payload\":"
                        + payload
                        + "}";
        SESSIONS.forEach(session -> session.getAsyncRemote().sendText(message));
    }
}
