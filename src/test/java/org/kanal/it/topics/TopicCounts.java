package org.kanal.it.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.http.HttpResponse;
import org.kanal.it.Page;

/**
 * How often the server has attached and detached topics since it was started.
 *
 * @param attached how often one was attached
 * @param detached how often one was given up
 */
public record TopicCounts(int attached, int detached) {

    /** Those of channels whose name begins so. */
    public static TopicCounts of(String prefix, URL application)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = Page.get(application + "it/topics?prefix=" + prefix);
        assertEquals(200, answer.statusCode(), answer.body());
        String[] counts = answer.body().split(" ");
        return new TopicCounts(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
    }

    /** How many are attached now. */
    public int open() {
        return attached - detached;
    }
}
