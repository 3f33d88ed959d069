package org.kanal.it.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.http.HttpResponse;
import java.util.Set;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.it.Api;
import org.kanal.it.Page;

/**
 * An application with a JAX-RS application of its own in Kanal's WAR, as an overlay makes it:
 * neither answers for the other.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OverlayIT {

    private static final String PROBLEM = "application/problem+json";

    @ArquillianResource private URL application;

    @ParameterizedTest
    @ValueSource(strings = {"api/orders", "api/open/failing", "api/rest/orders"})
    void theApplicationsResourcesAreNotBelowKanalsPath(String path) throws Exception {
        HttpResponse<String> answer = Page.post(application + path, "");
        assertEquals(404, answer.statusCode(), answer.body());
        assertEquals(PROBLEM, type(answer));
    }

    @Test
    void theApplicationsSecurityConstraintHolds() throws Exception {
        HttpResponse<String> answer = Page.post(application + "rest/orders", "");
        assertTrue(Set.of(401, 403).contains(answer.statusCode()), answer.toString());
    }

    @Test
    void kanalsApiAnswersBelowKanalsPathOnly() throws Exception {
        String key = "Bearer integration-test-key";
        for (String path : new String[] {"channels/overlay/messages", "demo/hello"}) {
            HttpResponse<String> answer =
                    Page.post(application + "rest/" + path, "1", "Authorization", key);
            assertEquals(OwnMapper.STATUS, answer.statusCode(), answer.body());
        }
        Api.of(application).publish("overlay", "1");
    }

    @Test
    void aPathOfBothIsEachOnesOwn() throws Exception {
        assertEquals(
                "the application's message", Page.post(application + "rest/messages", "").body());
        assertEquals(202, Api.of(application).post("messages", "[]").statusCode());
    }

    @Test
    void theApplicationsFailuresAreToldByItsOwnMapper() throws Exception {
        HttpResponse<String> answer = Page.get(application + "rest/open/failing");
        assertEquals(OwnMapper.STATUS, answer.statusCode());
        assertEquals("own mapper: of the application", answer.body());
    }

    @Test
    void kanalsFailuresAreToldByKanals() throws Exception {
        HttpResponse<String> refused = Api.of(application).post("channels/no%20name/messages", "1");
        assertEquals(400, refused.statusCode());
        assertEquals(PROBLEM, type(refused));
        assertEquals(404, Page.get(application + "api/nothing").statusCode());
    }

    @Test
    void theApplicationsFilterSeesItsOwnRequestsOnly() throws Exception {
        assertEquals("request", mark(Page.get(application + "rest/open/failing")));
        assertEquals("", mark(Api.of(application).post("messages", "[]")));
        assertEquals("", mark(Page.get(application + "api/nothing")));
    }

    @Test
    void kanalsHeadersAndErrorPageAreNotForTheApplication() throws Exception {
        HttpResponse<String> answer = Page.get(application + "own/nothing");
        assertEquals(404, answer.statusCode());
        assertFalse(answer.body().startsWith("404: "), answer.body());
        assertEquals("", answer.headers().firstValue("Content-Security-Policy").orElse(""));
        assertNotEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("none");
    }

    private static String mark(HttpResponse<String> answer) {
        return answer.headers().firstValue(OwnFilter.MARK).orElse("");
    }
}
