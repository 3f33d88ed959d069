package org.kanal.schema;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Java type without variables and wildcards: each stands for the widest that it may be.
 *
 * @param raw the class
 * @param arguments of a generic class, or the component of an array; empty for a raw one
 */
record JavaType(Class<?> raw, List<JavaType> arguments) {

    static JavaType of(Type type) {
        return of(type, Map.of());
    }

    /** A type as it is written somewhere, with what the variables there stand for. */
    static JavaType of(Type type, Map<TypeVariable<?>, JavaType> variables) {
        if (type instanceof Class<?> plain) {
            return plain.isArray() ? array(of(plain.getComponentType())) : of(plain);
        } else if (type instanceof ParameterizedType generic) {
            List<JavaType> arguments = new ArrayList<>();
            for (Type argument : generic.getActualTypeArguments()) {
                arguments.add(of(argument, variables));
            }
            return new JavaType((Class<?>) generic.getRawType(), List.copyOf(arguments));
        } else if (type instanceof GenericArrayType generic) {
            return array(of(generic.getGenericComponentType(), variables));
        } else if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], variables);
        }
        TypeVariable<?> variable = (TypeVariable<?>) type;
        JavaType known = variables.get(variable);
        return known == null ? of(erased(variable.getBounds()[0])) : known;
    }

    private static JavaType of(Class<?> plain) {
        return new JavaType(plain, List.of());
    }

    private static JavaType array(JavaType component) {
        return new JavaType(Object[].class, List.of(component));
    }

    private static Class<?> erased(Type bound) {
        if (bound instanceof Class<?> plain) {
            return plain;
        }
        return bound instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : Object.class;
    }

    boolean isArray() {
        return raw.isArray();
    }

    /** An {@link Optional}, or one of its kind for numbers. */
    boolean isOptional() {
        return raw.getName().startsWith(Optional.class.getName());
    }

    boolean is(Class<?> type) {
        return type.isAssignableFrom(raw);
    }

    /** What the variables of its class stand for. */
    Map<TypeVariable<?>, JavaType> variables() {
        Map<TypeVariable<?>, JavaType> variables = new HashMap<>();
        TypeVariable<?>[] declared = raw.getTypeParameters();
        for (int i = 0; i < declared.length && i < arguments.size(); i++) {
            variables.put(declared[i], arguments.get(i));
        }
        return variables;
    }

    /** The same seen as one of the classes or interfaces that it extends. */
    Optional<JavaType> as(Class<?> wanted) {
        if (raw == wanted) {
            return Optional.of(this);
        }
        List<Type> above = new ArrayList<>(List.of(raw.getGenericInterfaces()));
        if (raw.getGenericSuperclass() != null) {
            above.add(0, raw.getGenericSuperclass());
        }
        return above.stream()
                .map(type -> of(type, variables()).as(wanted))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What stands for a variable of a class that it extends, by its number. */
    JavaType argument(Class<?> of, int number) {
        return as(of).filter(type -> number < type.arguments().size())
                .map(type -> type.arguments().get(number))
                .orElseGet(() -> of(Object.class));
    }

    /** A name for it, of letters and digits: {@code PageOfOrder}. */
    String name() {
        StringBuilder name = new StringBuilder(isArray() ? "Array" : raw.getSimpleName());
        String between = "Of";
        for (JavaType argument : arguments) {
            name.append(between).append(argument.name());
            between = "And";
        }
        return name.toString();
    }

    /** As {@link #name()}, with packages and enclosing classes. */
    String fullName() {
        String name = raw.getName().replace('$', '.');
        StringBuilder full = new StringBuilder(isArray() ? "Array" : name);
        arguments.forEach(argument -> full.append('-').append(argument.fullName()));
        return full.toString();
    }
}
