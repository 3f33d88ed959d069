package org.kanal.rest;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one method of a resource answers, as its annotations say. */
record Operation(Class<?> resource, Method method) {

    /** The operations of all these resources. */
    static Stream<Operation> of(Stream<Class<?>> resources) {
        return resources.flatMap(
                resource ->
                        Arrays.stream(resource.getDeclaredMethods())
                                .filter(method -> verb(method).isPresent())
                                .map(method -> new Operation(resource, method)));
    }

    /** Such as {@code POST /channels/{name}/messages}. */
    String name() {
        String path = path(resource) + path(method);
        return verb(method).orElseThrow() + " " + path.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
    }

    /**
     * Such as {@code query limit}; those that it reads without an annotation are not among them.
     */
    Set<String> parameters() {
        Stream<AnnotatedElement> all =
                Stream.concat(
                        Arrays.stream(resource.getDeclaredFields()),
                        Arrays.stream(method.getParameters()));
        return all.flatMap(element -> Arrays.stream(element.getAnnotations()))
                .flatMap(annotation -> parameter(annotation).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it needs a credential. */
    boolean isGuarded() {
        return Stream.of(resource, method)
                .flatMap(element -> Arrays.stream(element.getAnnotations()))
                .anyMatch(a -> a.annotationType().isAnnotationPresent(NameBinding.class));
    }

    boolean takesABody() {
        return Arrays.asList(method.getParameterTypes()).contains(InputStream.class);
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Class<?> resource) {
        return resource.getAnnotation(ApiPath.class).value();
    }

    private static String path(Method method) {
        Path path = method.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    private static Optional<String> parameter(Annotation annotation) {
        if (annotation instanceof PathParam path) {
            return Optional.of("path " + path.value());
        } else if (annotation instanceof QueryParam query) {
            return Optional.of("query " + query.value());
        } else if (annotation instanceof HeaderParam header) {
            return Optional.of("header " + header.value());
        }
        return Optional.empty();
    }
}
