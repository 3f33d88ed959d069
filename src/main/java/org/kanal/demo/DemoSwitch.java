package org.kanal.demo;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.ws.rs.container.ContainerRequestFilter;
import org.eclipse.microprofile.config.ConfigProvider;
import org.kanal.rest.ApiPath;

/**
 * Takes the demo's login and permissions away before they become beans, unless the demo is on: an
 * application may have one login mechanism only.
 */
public class DemoSwitch implements Extension {

    <T> void decide(@Observes @WithAnnotations(DemoOnly.class) ProcessAnnotatedType<T> type) {
        boolean isRest =
                type.getAnnotatedType().isAnnotationPresent(ApiPath.class)
                        || ContainerRequestFilter.class.isAssignableFrom(
                                type.getAnnotatedType().getJavaClass());
        if (!isRest && !isOn()) {
            type.veto();
        }
    }

    /** A value that is neither true nor false stops the start a moment later, by its name. */
    private static boolean isOn() {
        return ConfigProvider.getConfig()
                .getOptionalValue(DemoSettings.ON, String.class)
                .map(String::strip)
                .filter("true"::equals)
                .isPresent();
    }
}
