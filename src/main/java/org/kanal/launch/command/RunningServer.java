package org.kanal.launch.command;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A server that runs, asked over HTTP for text.
 *
 * @param api where its API is, with a slash at the end
 * @param key what opens it
 */
record RunningServer(URI api, String key) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final Pattern DETAIL = Pattern.compile("\"detail\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    /**
     * @param url where Kanal is, as the server tells at its start
     * @throws CommandFailure if it is no address
     */
    static RunningServer at(String url, String key) {
        try {
            URI base = URI.create(url.endsWith("/") ? url : url + "/");
            if (base.getHost() == null || !String.valueOf(base.getScheme()).startsWith("http")) {
                throw new IllegalArgumentException("no host");
            }
            return new RunningServer(base.resolve("api/"), key);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "'" + url + "' is no address; allowed: such as http://localhost:8080/kanal/",
                    e);
        }
    }

    /**
     * @param parameters in their order
     * @throws CommandFailure if it does not answer, or refuses
     */
    String get(String path, Map<String, String> parameters) {
        String query =
                parameters.entrySet().stream()
                        .map(asked -> asked.getKey() + "=" + encoded(asked.getValue()))
                        .collect(Collectors.joining("&"));
        return answer(path + "?" + query, "GET", BodyPublishers.noBody());
    }

    /**
     * @throws CommandFailure if it does not answer, or refuses
     */
    String post(String path, byte[] body) {
        return answer(path, "POST", BodyPublishers.ofByteArray(body));
    }

    private String answer(String path, String method, BodyPublisher body) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(api.resolve(path))
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + key)
                            .header("Accept", "text/plain")
                            .method(method, body)
                            .build();
            HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            HttpResponse<String> answer =
                    client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != OK) {
                throw new CommandFailure(api + " refused (" + reason(answer) + ")");
            }
            return answer.body();
        } catch (IOException e) {
            throw new CommandFailure(api + " does not answer: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("the key cannot be sent: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    /** What a problem (RFC 9457) says of itself, as it stands in its JSON. */
    private static String reason(HttpResponse<String> answer) {
        Matcher detail = DETAIL.matcher(answer.body());
        return answer.statusCode() + (detail.find() ? ": " + detail.group(1) : "");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "RunningServer[" + api + "]";
    }
}
