package org.kanal.it.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.it.Page;

/** How often a handler is asked. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class HandlerCallsIT {

    private static final String COUNTED = "{\"name\":\"handler-counted\"}";

    @ArquillianResource private URL application;

    @Test
    void aHandlerIsAskedOnceForEachSubscriptionAndNotForEachMessage() throws Exception {
        try (Page first = Page.open(application);
                Page second = Page.open(application)) {
            first.subscribe(COUNTED);
            second.subscribe(COUNTED);
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> published =
                        Page.post(
                                application + "it/publish?by=servlet&channel=handler-counted", "");
                assertEquals(200, published.statusCode());
                first.next("message");
                second.next("message");
            }
        }
        HttpResponse<String> calls = Page.post(application + "it/handler-calls", "");
        assertEquals("2", calls.body());
    }
}
