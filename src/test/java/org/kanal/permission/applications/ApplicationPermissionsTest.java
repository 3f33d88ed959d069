package org.kanal.permission.applications;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PermissionsProvider;
import org.kanal.api.ProviderFor;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.permission.Decision;
import org.kanal.permission.Decisions;
import org.kanal.permission.HandlerPool;
import org.kanal.permission.Pools;

class ApplicationPermissionsTest {

    private static final Channel OFFERS = Channel.of("offers").inApp("shop");
    private static final Subscriber ANN = new Subscriber("ann", SubscriberType.MEMBER);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final HandlerPool pool = Pools.usual();

    @ProviderFor("shop")
    private static final class Shop {}

    @Test
    void withoutAProviderNobodyMay() {
        Channel others = Channel.of("offers").inApp("blog");
        assertEquals(
                ChannelPermissions.denied(),
                permissions((channel, who, app) -> true).check(others, ANN, ""));
    }

    @Test
    void aDecisionNamesTheApplicationThatMadeIt() {
        Decision yes = permissions((channel, who, app) -> true).decide(OFFERS, ANN, "").join();
        assertEquals(new Decision(ChannelPermissions.readOnly(), "provider of shop"), yes);
        Channel others = Channel.of("offers").inApp("blog");
        Decision no = permissions((channel, who, app) -> true).decide(others, ANN, "").join();
        assertEquals(new Decision(ChannelPermissions.denied(), "no provider of blog"), no);
    }

    @Test
    void aBeanDecidesAndNeverGivesWriting() {
        assertEquals(
                ChannelPermissions.readOnly(),
                permissions((channel, who, app) -> app.equals("blog")).check(OFFERS, ANN, "blog"));
    }

    @Test
    void aProviderThatNeverReturnsHasOnlyTheThreadsOfOneHandler() {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        ApplicationPermissions permissions =
                permissions(
                        (channel, who, app) -> {
                            inside.incrementAndGet();
                            while (released.getCount() > 0) {
                                LockSupport.parkNanos(1_000_000);
                                Thread.interrupted();
                            }
                            return true;
                        });
        try {
            List<CompletableFuture<Decision>> answers =
                    IntStream.range(0, 64)
                            .mapToObj(i -> permissions.decide(OFFERS, ANN, "blog"))
                            .toList();
            answers.forEach(
                    answer ->
                            assertEquals(
                                    ChannelPermissions.undecided(),
                                    Decisions.await(answer.thenApply(Decision::permissions))));
            assertEquals(16, inside.get());
        } finally {
            released.countDown();
        }
    }

    private ApplicationPermissions permissions(PermissionsProvider provider) {
        Applications applications =
                new Applications(
                        Map.of("shop", Optional.empty(), "blog", Optional.empty()),
                        Map.of(),
                        SHORT);
        return new ApplicationPermissions(applications, pool, beans(provider));
    }

    /** As the container has one bean of this type. */
    @SuppressWarnings("unchecked") // a proxy knows no types
    private static Instance<PermissionsProvider> beans(PermissionsProvider provider) {
        Bean<?> bean =
                answering(
                        Bean.class,
                        Map.of(
                                "getBeanClass",
                                Shop.class,
                                "getQualifiers",
                                Set.of(Shop.class.getAnnotation(ProviderFor.class))));
        Instance.Handle<?> handle =
                answering(Instance.Handle.class, Map.of("getBean", bean, "get", provider));
        return (Instance<PermissionsProvider>)
                answering(Instance.class, Map.of("handles", List.of(handle)));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
