package org.kanal.schema;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The classes that an abstract one stands for, and how their objects are told apart. */
final class Subtypes {

    private Subtypes() {}

    /** Those that it names, or that a sealed type permits; empty if it is written itself. */
    static Optional<List<Class<?>>> of(Class<?> type) {
        JsonbTypeInfo info = type.getDeclaredAnnotation(JsonbTypeInfo.class);
        List<Class<?>> known = new ArrayList<>();
        if (info != null) {
            Stream.of(info.value()).map(JsonbSubtype::type).forEach(known::add);
        } else if (type.isSealed() && Modifier.isAbstract(type.getModifiers())) {
            known.addAll(List.of(type.getPermittedSubclasses()));
        }
        known.remove(type);
        return known.isEmpty() ? Optional.empty() : Optional.of(known);
    }

    /** The properties by which objects of a class are known, with their values. */
    static Map<String, String> marksOf(Class<?> type) {
        Map<String, String> marks = new TreeMap<>();
        for (Class<?> above : ancestry(type)) {
            JsonbTypeInfo info = above.getDeclaredAnnotation(JsonbTypeInfo.class);
            if (info != null) {
                Stream.of(info.value())
                        .filter(one -> one.type().isAssignableFrom(type))
                        .forEach(one -> marks.put(info.key(), one.alias()));
            }
        }
        return marks;
    }

    private static Set<Class<?>> ancestry(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        if (type != null) {
            all.add(type);
            all.addAll(ancestry(type.getSuperclass()));
            for (Class<?> above : type.getInterfaces()) {
                all.addAll(ancestry(above));
            }
        }
        return all;
    }
}
