package org.kanal.faults;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.kanal.client.json.JsonReader;
import org.kanal.test.KanalServer;

/** Orders, pays and has shipped, one after the other, until the shop is gone. */
final class OrderCustomer {

    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    private final AtomicInteger changes = new AtomicInteger();
    private final URI shop;

    private OrderCustomer(KanalServer server) {
        shop = server.address().resolve("..");
    }

    static OrderCustomer login(KanalServer server) throws Exception {
        OrderCustomer customer = new OrderCustomer(server);
        customer.send(customer.request("api/orders").GET());
        customer.post("j_security_check", "j_username=ann&j_password=ann-secret");
        return customer;
    }

    Void orderUntilItFails() throws InterruptedException {
        try {
            while (true) {
                long id = place();
                post("api/orders/" + id + "/pay", "");
                changes.incrementAndGet();
                post("api/orders/" + id + "/ship", "");
                changes.incrementAndGet();
            }
        } catch (IOException e) {
            return null; // the shop is gone, as it should
        }
    }

    /** Waits until they have made so many changes. */
    static void awaitChanges(List<OrderCustomer> all, int enough) throws InterruptedException {
        while (all.stream().mapToInt(each -> each.changes.get()).sum() < enough) {
            TimeUnit.MILLISECONDS.sleep(1); // as exact as a kill can be
        }
    }

    /** The id of a new order. */
    long place() throws IOException, InterruptedException {
        String answer = post("api/orders", "article=pen").body();
        changes.incrementAndGet();
        return number(answer, "id");
    }

    /** How often an order was changed; 0 if there is none. */
    int version(long id) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request("api/orders/" + id).GET());
        return answer.statusCode() == OK ? (int) number(answer.body(), "version") : 0;
    }

    private static long number(String json, String field) {
        return ((Number) ((Map<?, ?>) JsonReader.read(json)).get(field)).longValue();
    }

    private HttpResponse<String> post(String path, String form)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(shop.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
