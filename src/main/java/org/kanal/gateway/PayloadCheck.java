package org.kanal.gateway;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kanal.api.InvalidInput;
import org.kanal.support.Part;

/**
 * Checks payloads by the constraints of Jakarta Validation that their classes have, in the default
 * group. What a collection, map, array or {@code Optional} holds is checked one by one; deeper
 * inside objects it is as that specification says: where {@code @Valid} stands.
 */
@Part
public class PayloadCheck {

    private static final String ROOT = "payload";

    /** So many are told of one payload. */
    private static final int MOST_TOLD = 5;

    /** So many characters of a value are told. */
    private static final int MOST_SHOWN = 60;

    private final Validator validator;

    @Inject
    PayloadCheck(Validator validator) {
        this.validator = validator;
    }

    private record Broken(String field, String problem) {}

    /**
     * Checks one payload.
     *
     * @throws InvalidInput if it is null or breaks a constraint; names the field, the first one in
     *     the alphabet if there are several
     */
    public void requireValid(Object payload) {
        List<Broken> broken = new ArrayList<>();
        collect(ROOT, InvalidInput.requireNonNull(ROOT, payload), broken);
        if (broken.isEmpty()) {
            return;
        }
        broken.sort(Comparator.comparing(Broken::field).thenComparing(Broken::problem));
        Broken first = broken.get(0);
        String others =
                broken.stream()
                        .skip(1)
                        .limit(MOST_TOLD - 1L)
                        .map(one -> "; " + one.field() + ": " + one.problem())
                        .collect(Collectors.joining());
        String more =
                broken.size() > MOST_TOLD ? "; and " + (broken.size() - MOST_TOLD) + " more" : "";
        throw new InvalidInput(first.field(), first.problem() + others + more);
    }

    private void collect(String place, Object value, List<Broken> broken) {
        if (value instanceof Collection<?> items) {
            collectItems(place, items, broken);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> collectItem(place + "[" + key + "]", item, broken));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(item -> collect(place, item, broken));
        } else if (value instanceof Object[] items) {
            for (int i = 0; i < items.length; i++) {
                collectItem(place + "[" + i + "]", items[i], broken);
            }
        } else {
            validator
                    .validate(value)
                    .forEach(
                            found ->
                                    broken.add(
                                            new Broken(fieldOf(place, found), problemOf(found))));
        }
    }

    private void collectItems(String place, Collection<?> items, List<Broken> broken) {
        int i = 0;
        for (Object item : items) {
            collectItem(place + "[" + i + "]", item, broken);
            i++;
        }
    }

    private void collectItem(String place, Object item, List<Broken> broken) {
        if (item != null) {
            collect(place, item, broken);
        }
    }

    private static String fieldOf(String place, ConstraintViolation<?> found) {
        String path = found.getPropertyPath().toString();
        return path.isEmpty() ? place : place + "." + path;
    }

    private static String problemOf(ConstraintViolation<?> found) {
        return "'" + shown(found.getInvalidValue()) + "' is not allowed; " + found.getMessage();
    }

    /** Only what is a value of its own: the text of an object may be anything. */
    private static String shown(Object value) {
        if (value == null
                || value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum
                || value instanceof Temporal) {
            String text = String.valueOf(value);
            return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
        }
        return value.getClass().getSimpleName();
    }
}
