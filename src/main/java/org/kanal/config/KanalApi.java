package org.kanal.config;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.servlet.ServletContainer;
import org.kanal.api.InvalidInput;
import org.kanal.demo.DemoFilter;
import org.kanal.demo.HelloResource;
import org.kanal.demo.LoginResource;
import org.kanal.demo.NewsResource;
import org.kanal.rest.ApiKeyFilter;
import org.kanal.rest.ApiPath;
import org.kanal.rest.BatchResource;
import org.kanal.rest.HistoryResource;
import org.kanal.rest.MessagesResource;
import org.kanal.rest.Options;
import org.kanal.rest.Problems;
import org.kanal.rest.StrictAddressFilter;
import org.kanal.support.SettingReader;
import org.kanal.web.KanalFilter;
import org.kanal.web.KanalRequests;

/**
 * Serves Kanal's API below {@code kanal.api.path}: the classes listed here and no others. A WAR may
 * hold an application with a JAX-RS application of its own; neither serves the other's resources,
 * nor do the filters and exception mappers of one see the other's requests. Hence no {@code
 * jakarta.ws.rs.core.Application} of Kanal's: one that lists no classes serves all that the WAR
 * has, and an application's own serves whatever has {@code @Path}.
 */
@WebListener
public class KanalApi implements ServletContextListener {

    static final List<Class<?>> RESOURCES =
            List.of(
                    MessagesResource.class,
                    HistoryResource.class,
                    BatchResource.class,
                    HelloResource.class,
                    LoginResource.class,
                    NewsResource.class);

    static final List<Class<?>> PROVIDERS =
            List.of(
                    ApiKeyFilter.class,
                    StrictAddressFilter.class,
                    DemoFilter.class,
                    Options.class,
                    Problems.class);

    private static final System.Logger LOG = System.getLogger(KanalApi.class.getName());

    private static final String PATH_KEY = "kanal.api.path";

    @Inject private Config config;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        try {
            serve(context, new SettingReader(config).text(PATH_KEY));
        } catch (InvalidInput e) {
            LOG.log(Level.ERROR, "Kanal does not start: " + e.getMessage());
            throw e;
        }
        KanalFilter.putFirst(context);
    }

    static void serve(ServletContext context, String path) {
        if (!path.matches("(/[A-Za-z0-9_-]+)+")) {
            throw new InvalidInput(
                    PATH_KEY, "'" + path + "' is not allowed; allowed: a path such as /api");
        }
        ServletRegistration.Dynamic api =
                context.addServlet(KanalRequests.API, new ServletContainer(resources()));
        api.setAsyncSupported(true);
        api.setLoadOnStartup(1);
        if (!api.addMapping(path + "/*").isEmpty()) {
            throw new InvalidInput(PATH_KEY, taken(context, path));
        }
    }

    private static String taken(ServletContext context, String path) {
        String owner =
                context.getServletRegistrations().values().stream()
                        .filter(other -> other.getMappings().contains(path + "/*"))
                        .map(ServletRegistration::getName)
                        .findFirst()
                        .orElse("another servlet");
        return path
                + "/* belongs to "
                + owner
                + "; allowed: a path that nothing else in the WAR has (or give that another one,"
                + " such as @ApplicationPath(\"/rest\"))";
    }

    /** Without the description of all resources that Jersey gives to whoever asks. */
    private static ResourceConfig resources() {
        ResourceConfig resources = new ResourceConfig();
        RESOURCES.forEach(type -> resources.registerResources(resource(type)));
        return resources
                .registerClasses(Set.copyOf(PROVIDERS))
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
    }

    private static Resource resource(Class<?> type) {
        return Resource.builder(type).path(type.getAnnotation(ApiPath.class).value()).build();
    }
}
