package org.kanal.config;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.servlet.ServletContainer;
import org.kanal.api.InvalidInput;
import org.kanal.rest.AdminFilter;
import org.kanal.rest.ApiAddress;
import org.kanal.rest.ApiKeyFilter;
import org.kanal.rest.ApiParts;
import org.kanal.rest.ApiPath;
import org.kanal.rest.AsyncApiResource;
import org.kanal.rest.BatchResource;
import org.kanal.rest.HistoryResource;
import org.kanal.rest.MessagesResource;
import org.kanal.rest.MetricsResource;
import org.kanal.rest.MonitorFilter;
import org.kanal.rest.OptionsFilter;
import org.kanal.rest.PermissionsResource;
import org.kanal.rest.PresenceResource;
import org.kanal.rest.Problems;
import org.kanal.rest.ReadableAccept;
import org.kanal.rest.StrictRequests;
import org.kanal.rest.SubscribersResource;
import org.kanal.rest.TokensResource;
import org.kanal.support.Injected;
import org.kanal.support.Mount;
import org.kanal.support.ServerConfig;
import org.kanal.support.SettingReader;
import org.kanal.web.KanalRequests;
import org.kanal.web.LibraryFiles;

/**
 * Serves Kanal's API below {@code kanal.api.path}: the classes listed here, those of {@link
 * ApiParts}, and no others. A WAR may hold an application with a JAX-RS application of its own;
 * neither serves the other's resources, nor do the filters and exception mappers of one see the
 * other's requests. Hence no {@code jakarta.ws.rs.core.Application} of Kanal's: one that lists no
 * classes serves all that the WAR has, and an application's own serves whatever has {@code @Path}.
 */
@WebListener
public class KanalApi implements ServletContextListener {

    static final List<Class<?>> RESOURCES =
            List.of(
                    MessagesResource.class,
                    HistoryResource.class,
                    BatchResource.class,
                    PresenceResource.class,
                    SubscribersResource.class,
                    TokensResource.class,
                    PermissionsResource.class,
                    AsyncApiResource.class,
                    MetricsResource.class);

    static final List<Class<?>> PROVIDERS =
            List.of(
                    ApiKeyFilter.class,
                    AdminFilter.class,
                    MonitorFilter.class,
                    StrictRequests.class,
                    ReadableAccept.class,
                    OptionsFilter.class,
                    Problems.class);

    private static final System.Logger LOG = System.getLogger(KanalApi.class.getName());

    @Inject @ServerConfig private Config config;
    @Inject @Any private Instance<ApiParts> parts;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Injected.require(config);
        ServletContext context = event.getServletContext();
        try {
            Injected.requireEjb(StartCheck.NAME);
            serve(
                    context,
                    ApiAddress.from(new SettingReader(config)).path(),
                    parts.stream().toList());
        } catch (InvalidInput | IllegalStateException e) {
            LOG.log(Level.ERROR, "Kanal does not start: " + e.getMessage());
            throw e;
        }
    }

    static void serve(ServletContext context, String path, List<ApiParts> parts) {
        ServletRegistration.Dynamic api =
                context.addServlet(KanalRequests.API, new ServletContainer(resources(parts)));
        api.setAsyncSupported(true);
        api.setLoadOnStartup(1);
        String mapped = Mount.at(path);
        if (!api.addMapping(mapped + "/*").isEmpty()) {
            requireOwn(context, mapped);
        }
        LibraryFiles.register(context);
        KanalFilters.put(context, mapped);
    }

    /**
     * On each further virtual server of Payara's a WAR has a context of its own, which begins with
     * what was registered on the one before.
     */
    private static void requireOwn(ServletContext context, String path) {
        String owner =
                context.getServletRegistrations().values().stream()
                        .filter(other -> other.getMappings().contains(path + "/*"))
                        .map(ServletRegistration::getName)
                        .findFirst()
                        .orElse("another servlet");
        if (!owner.equals(KanalRequests.API)) {
            throw new InvalidInput(
                    ApiAddress.PATH_KEY,
                    path
                            + "/* belongs to "
                            + owner
                            + "; allowed: a path that nothing else in the WAR has (or give that"
                            + " another one, such as @ApplicationPath(\"/rest\"))");
        }
    }

    /** Without the description of all resources that Jersey gives to whoever asks. */
    private static ResourceConfig resources(List<ApiParts> more) {
        ResourceConfig resources = new ResourceConfig();
        List<ApiParts> parts = new ArrayList<>(more);
        parts.add(new ApiParts(RESOURCES, PROVIDERS));
        for (ApiParts part : parts) {
            part.resources().forEach(type -> resources.registerResources(resource(type)));
            part.providers().forEach(resources::register);
        }
        return resources
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
    }

    private static Resource resource(Class<?> type) {
        return Resource.builder(type).path(type.getAnnotation(ApiPath.class).value()).build();
    }
}
