package org.kanal.it.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.it.Page;

/** Handlers and the operator's rules file, as pages meet them. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PermissionsIT {

    private static final Path RULES = Path.of("target/test-classes/permissions.rules");

    @ArquillianResource private URL application;

    @Test
    void aHandlerBeanDecidesOnItsChannelAndAnotherOnItsResource() throws Exception {
        try (Page page = Page.open(application)) {
            assertSubscribed(page.subscribe("{\"name\":\"handler-write\"}"));
            assertSubscribed(
                    page.subscribe("{\"name\":\"handler-write\",\"resourceId\":\"open\"}"));
            assertRefused(
                    403, page.subscribe("{\"name\":\"handler-write\",\"resourceId\":\"closed\"}"));
        }
    }

    @Test
    void aHandlerBeanMayAnswerLater() throws Exception {
        try (Page page = Page.open(application)) {
            assertSubscribed(page.subscribe("{\"name\":\"handler-later\"}"));
        }
    }

    @Test
    void aHandlerBeanThatNeverAnswersDeniesWith503() throws Exception {
        try (Page page = Page.open(application)) {
            assertRefused(503, page.subscribe("{\"name\":\"handler-never\"}"));
        }
    }

    @Test
    void rulesDecideByTypeAndGroup() throws Exception {
        try (Page visitor = Page.open(application);
                Page member = Page.of("ann", application)) {
            assertRefused(403, visitor.subscribe("{\"name\":\"rules-members\"}"));
            assertSubscribed(member.subscribe("{\"name\":\"rules-members\"}"));
            assertRefused(403, visitor.subscribe("{\"name\":\"rules-group\"}"));
            assertSubscribed(member.subscribe("{\"name\":\"rules-group\"}"));
            assertEquals(
                    "published",
                    member.publish("{\"name\":\"rules-group\"}", "1").getString("type"));
            assertRefused(403, visitor.publish("{\"name\":\"rules-group\"}", "1"));
        }
    }

    @Test
    void theDemosUsersWhosePasswordsEverybodyKnowsAreVisitorsOnRealChannels() throws Exception {
        try (Page admin = Page.of("admin", application)) {
            assertEquals("demo:admin", admin.id());
            for (String real : new String[] {"rules-admins", "rules-members", "rules-group"}) {
                assertRefused(403, admin.subscribe("{\"name\":\"" + real + "\"}"));
            }
            assertSubscribed(admin.subscribe("{\"name\":\"members-only\"}"));
            assertSubscribed(admin.subscribe("{\"name\":\"admins-only\"}"));
        }
    }

    @Test
    void aHandlerWinsOverTheRulesForItsChannel() throws Exception {
        try (Page page = Page.open(application)) {
            assertSubscribed(page.subscribe("{\"name\":\"rules-code\"}"));
        }
    }

    @Test
    void whatTheRulesNoLongerAllowEndsWhenTheFileChanges() throws Exception {
        String before = Files.readString(RULES);
        try (Page page = Page.of("ann", application)) {
            assertSubscribed(page.subscribe("{\"name\":\"rules-changed\"}"));
            assertRefused(403, page.subscribe("{\"name\":\"rules-late-group\"}"));
            Files.writeString(
                    RULES,
                    "rules-changed * nothing\nrules-late-group group:member read\n" + before);
            JsonObject ended = page.next("unsubscribed");
            assertEquals("rules-changed", ended.getJsonObject("channel").getString("name"));
            assertEquals(403, ended.getInt("status"));
            assertSubscribed(page.subscribe("{\"name\":\"rules-late-group\"}"));
        } finally {
            Files.writeString(RULES, before);
        }
    }

    private static void assertSubscribed(JsonObject answer) {
        assertEquals("subscribed", answer.getString("type"), answer.toString());
    }

    private static void assertRefused(int status, JsonObject answer) {
        assertEquals("error", answer.getString("type"), answer.toString());
        assertEquals(status, answer.getInt("status"), answer.toString());
    }
}
