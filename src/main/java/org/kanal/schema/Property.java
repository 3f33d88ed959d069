package org.kanal.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;

/**
 * One property that is written of an object.
 *
 * @param javaName as Java has it
 * @param type what it holds
 * @param sources where annotations on it may stand: its getter and its field
 */
record Property(String javaName, JavaType type, List<AnnotatedElement> sources) {

    /** The annotation of a kind that stands on it. */
    <A extends Annotation> Optional<A> annotation(Class<A> kind) {
        return sources.stream()
                .map(source -> source.getAnnotation(kind))
                .filter(found -> found != null)
                .findFirst();
    }

    boolean has(Class<? extends Annotation> kind) {
        return annotation(kind).isPresent();
    }
}
