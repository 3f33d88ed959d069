package org.kanal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URL;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From where pages may connect. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OriginIT {

    @ArquillianResource private URL application;

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "https://evil.example:8443", "null", "nonsense"})
    void aPageFromAnotherSiteIsRefusedAtTheHandshake(String origin) {
        assertRefused(origin);
    }

    @Test
    void anotherPortOfTheSameHostIsAnotherSite() {
        assertRefused("http://" + application.getHost() + ":1");
    }

    @Test
    void aSiteThatOnlyBeginsLikeTheServersIsAnother() {
        assertRefused("http://" + application.getAuthority() + ".evil.example");
    }

    @Test
    void theServersOwnPagesConnect() throws Exception {
        try (Page page = Page.from("http://" + application.getAuthority(), application)) {
            assertServed(page);
        }
    }

    @Test
    void aClientThatIsNoBrowserAndNamesNoOriginConnects() throws Exception {
        try (Page page = Page.open(application)) {
            assertServed(page);
        }
    }

    private static void assertServed(Page page) throws InterruptedException {
        assertEquals("subscribed", page.subscribe("{\"name\":\"origin\"}").getString("type"));
    }

    private void assertRefused(String origin) {
        Page.Refused refusal =
                assertThrows(
                        Page.Refused.class,
                        () -> Page.silent(application, "Origin", origin).close());
        assertEquals(403, refusal.status());
    }
}
