package org.kanal.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;

class OutgoingWriterTest {

    private static final Channel NEWS = Channel.of("news");
    private static final Channel RESOURCE = Channel.of("news", "4\"2");

    @Test
    void writesConnected() {
        assertWritten(
                "{'type':'connected','connectionId':'c','subscriber':{'id':'v','type':'VISITOR'},'heartbeat':25,'maxPayload':10240,'rate':{'perSecond':50,'burst':300},'resume':'r'}",
                new Reply.Connected(
                        "c",
                        new Subscriber("v", SubscriberType.VISITOR),
                        25,
                        10_240,
                        "r",
                        50,
                        300,
                        OptionalLong.empty()));
    }

    @Test
    void writesSubscribed() {
        assertWritten(
                "{'type':'subscribed','id':1,'channel':{'name':'news'},'position':{'epoch':'e','offset':20},'isSynced':true}",
                new Reply.Subscribed(
                        1,
                        new Subscription(
                                NEWS, Optional.of(new Position("e", 20)), true, Optional.empty())));
        assertWritten(
                "{'type':'subscribed','id':2,'channel':{'name':'news'},'isSynced':false,'reason':'expired'}",
                new Reply.Subscribed(
                        2,
                        new Subscription(NEWS, Optional.empty(), false, Optional.of("expired"))));
    }

    @Test
    void writesUnsubscribedAndPublished() {
        assertWritten(
                "{'type':'unsubscribed','id':3,'channel':{'name':'news','resourceId':'4\\\"2'}}",
                new Reply.Unsubscribed(3, RESOURCE));
        assertWritten(
                "{'type':'published','id':4,'position':{'epoch':'e','offset':1}}",
                new Reply.Published(4, Optional.of(new Position("e", 1))));
        assertWritten("{'type':'published','id':5}", new Reply.Published(5, Optional.empty()));
    }

    @Test
    void writesErrors() {
        assertWritten(
                "{'type':'error','code':'BAD_INPUT','status':400,'message':'m'}",
                new Reply.Failed(OptionalLong.empty(), Optional.empty(), Refusal.badInput("m")));
        assertWritten(
                "{'type':'error','id':6,'code':'SUBSCRIPTION_FAILED','status':403,'message':'no','channel':{'name':'news'}}",
                new Reply.Failed(
                        OptionalLong.of(6),
                        Optional.of(NEWS),
                        new Refusal(Refusal.Code.SUBSCRIPTION_FAILED, 403, "no")));
    }

    @Test
    void writesMessages() {
        Publication plain = Publication.of(NEWS, new Payload("[1,\"a\"]"));
        assertWritten(
                "{'type':'message','channel':{'name':'news'},'payload':[1,'a']}",
                new Push.Message(plain));
        assertWritten(
                "{'type':'message','channel':{'name':'news'},'offset':7,'payload':1,'publisher':{'id':'ann'}}",
                new Push.Message(
                        new Publication(
                                NEWS,
                                new Payload("1"),
                                Optional.of("ann"),
                                Set.of("bob"),
                                Optional.of(new Position("e", 7)))));
    }

    @Test
    void writesWhatNobodyAskedFor() {
        assertWritten("{'type':'ping'}", new Push.Ping());
        assertWritten(
                "{'type':'unsubscribed','channel':{'name':'news'},'code':'SUBSCRIPTION_FAILED','status':403,'message':'no'}",
                new Push.Ended(NEWS, new Refusal(Refusal.Code.SUBSCRIPTION_FAILED, 403, "no")));
        assertWritten(
                "{'type':'subscribed','channel':{'name':'news'},'position':{'epoch':'e','offset':9},'isSynced':false,'reason':'overflow'}",
                new Push.Resynced(
                        new Subscription(
                                NEWS,
                                Optional.of(new Position("e", 9)),
                                false,
                                Optional.of("overflow"))));
    }

    @Test
    void textFromOutsideCannotLeaveItsQuotes() {
        String nasty = "\",\"type\":\"x\\\n\u0000\u2028</script>😀";
        String json =
                OutgoingWriter.write(
                        new Reply.Connected(
                                nasty,
                                new Subscriber(nasty, SubscriberType.MEMBER),
                                1,
                                2,
                                nasty,
                                3,
                                4,
                                OptionalLong.empty()));
        try (var reader = Json.createReader(new StringReader(json))) {
            var read = reader.readObject();
            assertEquals(nasty, read.getString("connectionId"));
            assertEquals(nasty, read.getJsonObject("subscriber").getString("id"));
            assertEquals(nasty, read.getString("resume"));
            assertEquals("connected", read.getString("type"));
        }
    }

    private static void assertWritten(String expected, Outgoing outgoing) {
        assertEquals(expected.replace('\'', '"'), OutgoingWriter.write(outgoing));
    }
}
