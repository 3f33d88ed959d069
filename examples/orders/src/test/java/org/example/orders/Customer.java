package org.example.orders;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import org.kanal.client.Auth;
import org.kanal.client.json.JsonBinder;
import org.kanal.client.json.JsonReader;
import org.kanal.test.KanalServer;

/** Somebody with a browser: logs in by the form, and does what the page does. */
final class Customer {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private final URI shop;

    private Customer(KanalServer server) {
        shop = server.address().resolve("..");
    }

    static Customer login(KanalServer server, String name) throws Exception {
        Customer customer = new Customer(server);
        customer.send(customer.request("api/orders").GET());
        customer.send(
                customer.request("j_security_check")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(text("j_username=" + name + "&j_password=" + name + "-secret")));
        return customer;
    }

    OrderView place(String article) throws Exception {
        return order(
                send(
                        request("api/orders")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(text("article=" + article))));
    }

    OrderView look(long id) throws Exception {
        return order(send(request("api/orders/" + id).GET()));
    }

    /** The HTTP status of a step. */
    int take(String step, long id) throws Exception {
        return send(request("api/orders/" + id + "/" + step).POST(text(""))).statusCode();
    }

    /** The login, for a WebSocket's handshake. */
    Auth auth() {
        return Auth.header(
                "Cookie",
                cookies.getCookieStore().getCookies().stream()
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
    }

    private static OrderView order(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return (OrderView) JsonBinder.bind(JsonReader.read(answer.body()), OrderView.class);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(shop.resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.BodyPublisher text(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }
}
