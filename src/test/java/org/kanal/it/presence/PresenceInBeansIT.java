package org.kanal.it.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Member;
import org.kanal.api.Presence;
import org.kanal.it.Page;

/** Beans ask who is there, and are told who comes and goes. */
@ExtendWith(ArquillianExtension.class)
class PresenceInBeansIT {

    @Inject private Presence presence;
    @EJB private Presence byEjb;
    @EJB private WhoCame observer;

    @Test
    void anEjbHearsOfEachOnceAndOfTheFirstAndTheLast() throws Exception {
        String channel = "{\"name\":\"" + WhoCame.CHANNEL + "\"}";
        try (Page first = Page.open(application());
                Page second = Page.open(application())) {
            first.subscribe(channel);
            second.subscribe(channel);
            second.sayGoodbye();
            heard("occupied", "joined " + first.id(), "joined " + second.id());
            heard("left " + second.id() + " CLOSED");
            first.command("\"type\":\"unsubscribe\",\"channel\":" + channel);
            heard("left " + first.id() + " CLOSED", "vacated");
        }
    }

    @Test
    void aBeanAsksWhoIsThere() throws Exception {
        Channel channel = Channel.of("presence-asked");
        assertEquals(List.of(), presence.members(channel));
        try (Page page = Page.open(application())) {
            page.command(
                    "\"type\":\"subscribe\",\"channel\":{\"name\":\"presence-asked\"},\"data\":[1]");
            Member member = presence.members(channel).get(0);
            assertEquals(page.id(), member.id());
            assertEquals("[1]", member.data().orElseThrow().json());
            assertEquals(1, byEjb.occupancy(channel));
            assertEquals(List.of(), byEjb.members(channel, page.id(), 10));
        }
    }

    @Test
    void aChannelThatDoesNotTellIsAnErrorThatSaysSo() {
        EJBException refused =
                assertThrows(EJBException.class, () -> presence.occupancy(Channel.of("secret")));
        assertInstanceOf(InvalidInput.class, refused.getCause());
        assertTrue(refused.getCause().getMessage().contains("kanal.presence.channels"));
    }

    private void heard(String... expected) throws InterruptedException {
        for (String what : expected) {
            assertEquals(what, observer.heard().poll(10, TimeUnit.SECONDS));
        }
    }

    private static URL application() throws Exception {
        String port = System.getProperty("kanal.http.port");
        return URI.create("http://localhost:" + port + "/kanal/").toURL();
    }
}
