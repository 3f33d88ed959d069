package org.kanal.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Says over HTTP what is to end, with the key of the benchmark's server. */
final class Operator {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String api;

    Operator(InetSocketAddress server) {
        api = "http://localhost:" + server.getPort() + "/kanal/api/";
    }

    /** Has something done; returns when it is. */
    void post(String path) throws IOException, InterruptedException {
        send(
                HttpRequest.newBuilder(URI.create(api + path))
                        .header("Authorization", "Bearer " + BenchServer.API_KEY)
                        .POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Logs one of the demo's users in; gives its cookie. */
    String logIn(String name) throws IOException, InterruptedException {
        String body = "{\"name\":\"%s\",\"password\":\"%s-demo\"}".formatted(name, name);
        return send(HttpRequest.newBuilder(URI.create(api + "demo/login"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    /** Logs it out. */
    void logOut(String cookie) throws IOException, InterruptedException {
        send(
                HttpRequest.newBuilder(URI.create(api + "demo/login"))
                        .header("Cookie", cookie)
                        .DELETE());
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer + ": " + answer.body());
        }
        return answer;
    }
}
