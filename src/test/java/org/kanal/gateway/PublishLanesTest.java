package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Unavailable;
import org.kanal.history.TestGrid;
import org.kanal.support.DaemonThreads;

class PublishLanesTest {

    private static final int PARTS = 20;

    private final CountDownLatch answers = new CountDownLatch(1);

    private final PublishLanes lanes =
            new PublishLanes(
                    2, 3, PARTS, channel -> Integer.parseInt(channel.name()), new DaemonThreads());

    @AfterEach
    void stop() {
        answers.countDown();
        lanes.stop();
    }

    @Test
    void aPartThatDoesNotAnswerHoldsUpItsOwnChannelsOnly() throws Exception {
        CompletableFuture<String> stuck = publish(0, new CountDownLatch(1));
        for (int part = 1; part < PARTS; part++) {
            Channel channel = Channel.of(Integer.toString(part));
            assertEquals(
                    "done",
                    lanes.run(Source.BACKEND, channel, () -> "done").get(10, TimeUnit.SECONDS));
        }
        assertFalse(stuck.isDone());
    }

    @Test
    void whatWaitsIsBoundedOverAllParts() throws Exception {
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            CountDownLatch begun = new CountDownLatch(1);
            all.add(publish(part, begun));
            assertTrue(begun.await(10, TimeUnit.SECONDS)); // until then it waits itself
        }
        for (int part = 0; part < PARTS; part++) {
            all.add(publish(part, new CountDownLatch(1)));
        }
        long refused = all.stream().filter(CompletableFuture::isCompletedExceptionally).count();
        answers.countDown();
        assertEquals(PARTS - 6, refused, "what is being done does not wait");
        ExecutionException why =
                assertThrows(
                        ExecutionException.class,
                        () -> all.get(2 * PARTS - 1).get(10, TimeUnit.SECONDS));
        assertInstanceOf(Unavailable.class, why.getCause());
    }

    @Test
    void afterTheEndNothingIsBegunAndWhatWasBegunIsFinished() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> first = publish(0, begun);
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        CompletableFuture<String> behind = publish(0, begun);
        lanes.close();
        assertFalse(lanes.areIdle());
        answers.countDown();
        assertEquals("done", first.get(10, TimeUnit.SECONDS));
        for (CompletableFuture<String> late :
                List.of(behind, publish(0, begun), publish(1, begun))) {
            ExecutionException why =
                    assertThrows(ExecutionException.class, () -> late.get(10, TimeUnit.SECONDS));
            assertInstanceOf(Unavailable.class, why.getCause());
        }
        TestGrid.await(lanes::areIdle);
    }

    private CompletableFuture<String> publish(int part, CountDownLatch begun) {
        return lanes.run(
                Source.BACKEND,
                Channel.of(Integer.toString(part)),
                () -> {
                    begun.countDown();
                    return awaitAnswer();
                });
    }

    private String awaitAnswer() {
        try {
            answers.await();
            return "done";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
