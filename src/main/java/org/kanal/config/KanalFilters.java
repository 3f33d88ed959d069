package org.kanal.config;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.kanal.rest.AnyType;
import org.kanal.rest.PlainPublishing;
import org.kanal.rest.WholeBody;
import org.kanal.site.HostFilter;
import org.kanal.support.Mount;
import org.kanal.web.KanalFilter;

/**
 * Puts the servlet filters of all of Kanal's addresses before those, and before no others. Those of
 * admission stand in web.xml, and in the library's web-fragment.xml (see {@link Mount}).
 */
final class KanalFilters {

    private KanalFilters() {}

    /**
     * Each comes before those that were put before it, so the one that tells errors in plain words
     * is the last here: what the others refuse goes through it.
     *
     * @param api the path of the HTTP API in the context
     */
    static void put(ServletContext context, String api) {
        String[] answered =
                Stream.concat(Mount.forClients().stream(), Stream.of(api + "/*"))
                        .toArray(String[]::new);
        add(context, HostFilter.class, answered);
        add(context, KanalFilter.class, Mount.at("/*"));
        add(context, WholeBody.class, api + "/*");
        add(context, PlainPublishing.class, true, api + "/channels/*");
        add(context, AnyType.class, true, api + "/*");
    }

    private static void add(ServletContext context, Class<? extends Filter> type, String... paths) {
        add(context, type, false, paths);
    }

    /**
     * @param isLast whether it comes after those that the application has declared
     */
    private static void add(
            ServletContext context, Class<? extends Filter> type, boolean isLast, String... paths) {
        FilterRegistration.Dynamic filter = context.addFilter(type.getName(), type);
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), isLast, paths);
    }
}
