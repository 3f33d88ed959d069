package org.kanal.schema;

import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbVisibility;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import java.beans.Introspector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the properties of a class that Jakarta JSON Binding writes, in the order of their names.
 */
final class Properties {

    private final Binding binding;
    private final JavaType owner;
    private final Map<String, Field> fields = new TreeMap<>();
    private final Map<String, Method> getters = new TreeMap<>();

    private Properties(Binding binding, JavaType owner) {
        this.binding = binding;
        this.owner = owner;
    }

    static List<Property> of(JavaType owner, Binding binding) {
        Properties properties = new Properties(binding, owner);
        ancestry(owner.raw()).forEach(properties::note);
        Set<String> names = new LinkedHashSet<>(properties.fields.keySet());
        names.addAll(properties.getters.keySet());
        return names.stream().sorted().flatMap(properties::property).toList();
    }

    /** A class, what it extends, and the interfaces, whose default methods count too. */
    private static Collection<Class<?>> ancestry(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> next = type;
                next != null && next != Object.class && next != Record.class;
                next = next.getSuperclass()) {
            all.add(next);
        }
        for (Class<?> known : new ArrayList<>(all)) {
            for (Class<?> above : known.getInterfaces()) {
                all.addAll(ancestry(above));
            }
        }
        return all;
    }

    /** What is nearer to the class comes first, and counts. */
    private void note(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (!isLeftOut(field) && !Modifier.isTransient(field.getModifiers())) {
                fields.putIfAbsent(field.getName(), field);
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (!isLeftOut(method) && isGetter(method)) {
                getters.putIfAbsent(nameOf(method), method);
            }
        }
    }

    private static boolean isLeftOut(Member member) {
        return Modifier.isStatic(member.getModifiers()) || member.isSynthetic();
    }

    private boolean isGetter(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && !method.isBridge()
                && (isComponent(method)
                        || method.getName().startsWith("get")
                        || method.getName().startsWith("is"));
    }

    private static boolean isComponent(Method method) {
        return method.getDeclaringClass().isRecord()
                && Stream.of(method.getDeclaringClass().getRecordComponents())
                        .anyMatch(component -> component.getAccessor().equals(method));
    }

    /** Those of records keep the whole name of the method. */
    private static String nameOf(Method getter) {
        String name = getter.getName();
        return getter.getDeclaringClass().isRecord()
                ? name
                : Introspector.decapitalize(name.substring(name.startsWith("is") ? 2 : 3));
    }

    private Stream<Property> property(String name) {
        Field field = fields.get(name);
        Method getter = getters.get(name);
        List<AnnotatedElement> sources = new ArrayList<>();
        if (getter != null) {
            sources.add(getter);
        }
        if (field != null) {
            sources.add(field);
        }
        Member member = getter == null ? field : getter;
        Type type = getter == null ? field.getGenericType() : getter.getGenericReturnType();
        Property found = new Property(name, typeIn(member.getDeclaringClass(), type), sources);
        return isWritten(field, getter) && !found.has(JsonbTransient.class)
                ? Stream.of(found)
                : Stream.empty();
    }

    private JavaType typeIn(Class<?> declaring, Type type) {
        return JavaType.of(type, owner.as(declaring).map(JavaType::variables).orElseGet(Map::of));
    }

    /** A getter that is hidden hides its field. */
    private boolean isWritten(Field field, Method getter) {
        JsonbVisibility own = owner.raw().getAnnotation(JsonbVisibility.class);
        if (own != null) {
            PropertyVisibilityStrategy strategy = made(own.value());
            return getter == null ? strategy.isVisible(field) : strategy.isVisible(getter);
        }
        return getter == null ? binding.isVisible(field) : binding.isVisible(getter);
    }

    private static PropertyVisibilityStrategy made(
            Class<? extends PropertyVisibilityStrategy> strategy) {
        try {
            return strategy.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(strategy + " cannot be made: " + e, e);
        }
    }
}
