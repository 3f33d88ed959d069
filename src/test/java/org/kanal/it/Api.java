package org.kanal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.http.HttpResponse;

/** The HTTP interface, as a publisher with a key uses it. */
public final class Api {

    private final String base;
    private final String key;

    /**
     * @param application where it serves, with a slash at the end
     */
    public Api(URL application, String key) {
        this.base = application + "api/";
        this.key = key;
    }

    /** That of the in-container tests' server. */
    public static Api of(URL application) {
        return new Api(application, "integration-test-key");
    }

    /** Posts a body to a path below {@code api/}. */
    public HttpResponse<String> post(String path, String body)
            throws IOException, InterruptedException {
        return Page.post(base + path, body, "Authorization", "Bearer " + key);
    }

    /**
     * Publishes on a channel, given as it stands in the path: {@code news}, {@code
     * news/resources/42} or {@code news/messages?users=ann}.
     */
    public void publish(String channel, String payload) throws IOException, InterruptedException {
        String path = channel.contains("/messages") ? channel : channel + "/messages";
        HttpResponse<String> answer = post("channels/" + path, payload);
        assertEquals(202, answer.statusCode(), answer.body());
    }
}
