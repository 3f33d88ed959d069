package org.kanal.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.PermissionsFor;
import org.kanal.api.ProviderFor;
import org.kanal.permission.applications.Applications;

class BeanTargetsTest {

    private final BeanTargets targets =
            new BeanTargets(
                    new Applications(
                            Map.of("shop", Optional.empty()), Map.of(), Duration.ofSeconds(1)));

    @PermissionsFor
    private static final class ForAll {}

    @PermissionsFor(channel = "news")
    private static final class ForNews {}

    @PermissionsFor(channel = "news", resourceId = "42")
    private static final class ForResource {}

    @PermissionsFor(channel = "news", appId = "shop")
    private static final class ForShop {}

    @PermissionsFor(resourceId = "42")
    private static final class WithoutChannel {}

    @PermissionsFor(appId = "shop")
    private static final class WithAppOnly {}

    @PermissionsFor(channel = "news", appId = "shp")
    private static final class ForNobody {}

    @PermissionsFor(channel = "no such name!")
    private static final class WithWrongName {}

    @ProviderFor("shop")
    private static final class ShopProvider {}

    @ProviderFor("shp")
    private static final class NobodysProvider {}

    @Test
    void aHandlerIsForAResourceAChannelOrAllOthers() {
        assertEquals(Optional.empty(), handler(ForAll.class));
        assertEquals(Optional.of(Channel.of("news")), handler(ForNews.class));
        assertEquals(Optional.of(Channel.of("news", "42")), handler(ForResource.class));
        assertEquals(Optional.of(Channel.of("news").inApp("shop")), handler(ForShop.class));
    }

    @Test
    void aResourceWithoutAChannelIsNotTakenForTheDefaultHandler() {
        assertRefused(() -> handler(WithoutChannel.class), "WithoutChannel", "no channel");
        assertRefused(() -> handler(WithAppOnly.class), "WithAppOnly", "no channel");
    }

    @Test
    void aHandlerForAnUnknownApplicationIsRefused() {
        assertRefused(() -> handler(ForNobody.class), "ForNobody", "'shp'");
    }

    @Test
    void aHandlerForAChannelThatCannotBeIsRefused() {
        assertRefused(() -> handler(WithWrongName.class), "WithWrongName", "channel.name");
    }

    @Test
    void twoHandlersForOneChannelAreRefused() {
        handler(ForNews.class);
        assertRefused(() -> targets.of(of(ForNews.class), "Other"), "ForNews", "Other", "news");
    }

    @Test
    void twoDefaultHandlersAreRefused() {
        handler(ForAll.class);
        assertRefused(() -> targets.of(of(ForAll.class), "Other"), "ForAll", "Other", "default");
    }

    @Test
    void aProviderIsForAnApplicationOfThisServer() {
        assertEquals("shop", provider(ShopProvider.class));
        assertRefused(() -> provider(NobodysProvider.class), "NobodysProvider", "'shp'");
    }

    @Test
    void twoProvidersForOneApplicationAreRefused() {
        provider(ShopProvider.class);
        assertRefused(() -> provider(ShopProvider.class), "ShopProvider", "shop");
    }

    private Optional<Channel> handler(Class<?> bean) {
        return targets.of(of(bean), bean.getSimpleName());
    }

    private static PermissionsFor of(Class<?> bean) {
        return annotation(bean, PermissionsFor.class);
    }

    private String provider(Class<?> bean) {
        return targets.of(annotation(bean, ProviderFor.class), bean.getSimpleName());
    }

    private static <T extends Annotation> T annotation(Class<?> bean, Class<T> type) {
        return bean.getAnnotation(type);
    }

    private static void assertRefused(Runnable registration, String... told) {
        String message = assertThrows(InvalidInput.class, registration::run).getMessage();
        for (String part : told) {
            assertTrue(message.contains(part), message);
        }
    }
}
