package org.kanal.front;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Answers the requests that come most before the container around Kanal sees them: its way through
 * valves, contexts and filters takes longer than all that Kanal does for them.
 */
public interface ShortWay {

    /** Whether it may answer a request that posts to this path in the application's context. */
    boolean leadsTo(String path);

    /** Answers; empty if the request is to go the long way, and then nothing has happened. */
    Optional<Answer> answer(Request request);

    /**
     * A request that posts something, complete.
     *
     * @param path in the application's context, as it came
     * @param address where it comes from
     * @param header the value of one of its headers; null for none, and of several all, with line
     *     feeds between them
     * @param body what it posts
     */
    record Request(String path, String address, UnaryOperator<String> header, InputStream body) {}

    /**
     * What is answered.
     *
     * @param status the HTTP status
     * @param type the body's media type
     * @param body the body, JSON
     */
    record Answer(int status, String type, String body) {}
}
