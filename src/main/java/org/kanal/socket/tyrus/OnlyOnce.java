package org.kanal.socket.tyrus;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.server.AfterServiceListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.kanal.support.PrivateFields;

/**
 * Keeps a request that became a WebSocket from serving another client. The server uses its requests
 * again when they are done, except those that were cancelled: it throws them away. So one that is
 * done is called cancelled just before it would be kept. Where that should not happen, emptying the
 * request for the next one fails before the server keeps it.
 */
final class OnlyOnce implements AfterServiceListener {

    private static final OnlyOnce INSTANCE = new OnlyOnce();

    private static final String STATE = "suspendState";
    private static final String CANCELLED = "CANCELLED";

    /** Emptied early when a request is to be used again, and asked for by nobody before that. */
    private static final String EMPTIED = "locales";

    /** The server's own word for it; looked for once, and not when an application is going. */
    private static volatile Optional<Object> end = Optional.empty();

    private OnlyOnce() {}

    /** False if this server is built otherwise: it may use the request again. */
    static boolean serve(Request request) {
        if (end.isEmpty()) {
            end = cancelled(request.getResponse());
        }
        if (end.isEmpty()) {
            return false;
        }
        request.addAfterServiceListener(INSTANCE);
        return PrivateFields.put(request, EMPTIED, null);
    }

    @Override
    public void onAfterService(Request request) {
        if (end.isEmpty() || !PrivateFields.put(request.getResponse(), STATE, end.get())) {
            System.getLogger(OnlyOnce.class.getName())
                    .log(Level.WARNING, "A request that became a WebSocket is not thrown away");
        }
    }

    private static Optional<Object> cancelled(Response response) {
        return PrivateFields.follow(response, STATE)
                .filter(Enum.class::isInstance)
                .map(state -> ((Enum<?>) state).getDeclaringClass().getEnumConstants())
                .flatMap(
                        all ->
                                Stream.<Object>of((Object[]) all)
                                        .filter(one -> one.toString().equals(CANCELLED))
                                        .findFirst());
    }
}
