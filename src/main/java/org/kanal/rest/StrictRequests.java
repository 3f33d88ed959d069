package org.kanal.rest;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Has every address that asks for a credential checked, once the caller is known: what is passed
 * over could be what says whom to ban, or for how long.
 */
public class StrictRequests implements DynamicFeature {

    private static final List<Class<? extends Annotation>> GUARDED =
            List.of(NeedsApiKey.class, NeedsAdmin.class, NeedsMonitor.class);

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (GUARDED.stream().anyMatch(resource.getResourceClass()::isAnnotationPresent)) {
            Method method = resource.getResourceMethod();
            context.register(
                    new StrictAddressFilter(
                            parameters(resource.getResourceClass(), method), takesBody(method)),
                    Priorities.AUTHORIZATION);
        }
    }

    /** The parameters behind the question mark; empty where the resource looks at all of them. */
    static Optional<Set<String>> parameters(Class<?> type, Method method) {
        if (Arrays.asList(method.getParameterTypes()).contains(UriInfo.class)) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>();
        Stream.concat(
                        Arrays.stream(type.getDeclaredFields())
                                .map(field -> field.getAnnotation(QueryParam.class)),
                        Arrays.stream(method.getParameters())
                                .map(parameter -> parameter.getAnnotation(QueryParam.class)))
                .filter(annotation -> annotation != null)
                .forEach(annotation -> names.add(annotation.value()));
        return Optional.of(names);
    }

    /** A parameter without an annotation is the body. */
    static boolean takesBody(Method method) {
        return Arrays.stream(method.getParameterAnnotations())
                .anyMatch(annotations -> annotations.length == 0);
    }
}
