package org.kanal.demo;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.kanal.identity.MoreRoles;
import org.kanal.rest.ApiParts;
import org.kanal.support.Part;
import org.kanal.support.ServerConfig;
import org.kanal.support.SettingReader;

/** What the examples add to the WAR. Nothing outside of this package knows them. */
@Part
public class DemoParts {

    /** The examples' backend; off, it answers as if there were none. */
    public static final List<Class<?>> RESOURCES =
            List.of(HelloResource.class, LoginResource.class, NewsResource.class);

    private final SettingReader settings;

    @Inject
    DemoParts(@ServerConfig Config config) {
        this.settings = new SettingReader(config);
    }

    /**
     * @throws org.kanal.api.InvalidInput if {@code kanal.demo} is neither true nor false
     */
    @Produces
    @Singleton
    public DemoSettings settings() {
        return new DemoSettings(settings.yesOrNo(DemoSettings.ON));
    }

    @Produces
    @Singleton
    ApiParts api(DemoSettings settings) {
        return new ApiParts(RESOURCES, List.of(DemoFilter.class));
    }

    @Produces
    @Singleton
    MoreRoles roles(DemoSettings settings) {
        return new MoreRoles(
                settings.on() ? Set.of(DemoSettings.ADMIN_ROLE, DemoSettings.USER_ROLE) : Set.of(),
                Set.of(DemoSettings.USER_ROLE));
    }
}
