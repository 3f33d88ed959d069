package org.kanal.openmq;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kanal.api.InvalidInput;

/**
 * User ids as text properties of a message: JSON arrays, since an id may have any character, and
 * several of them ({@code recipients}, {@code recipients2}, {@code recipients3} …), since OpenMQ
 * writes a property of more than 65,535 bytes as a message that nobody can read, and tells nobody.
 */
public final class Recipients {

    public static final String PROPERTY = "recipients";

    /** So many characters take at most three times as many bytes. */
    private static final int MOST_CHARACTERS = 20_000;

    private static final Pattern PART = Pattern.compile(PROPERTY + "\\d*");
    private static final JsonProvider JSON = JsonProvider.provider();

    private Recipients() {}

    public static void write(Message message, Set<String> ids) throws JMSException {
        List<String> parts = parts(ids);
        for (int i = 0; i < parts.size(); i++) {
            message.setStringProperty(property(i), parts.get(i));
        }
    }

    /**
     * The ids; empty if there are none.
     *
     * @throws InvalidInput if a property is not a JSON array of texts
     */
    public static Set<String> read(Message message) throws JMSException {
        Set<String> ids = new HashSet<>();
        for (int i = 0; message.propertyExists(property(i)); i++) {
            add(message.getStringProperty(property(i)), ids);
        }
        return ids;
    }

    /**
     * Looks whether all parts are there that a message's other properties are the rest of.
     *
     * @throws InvalidInput naming the first one that is missing
     */
    public static void requireWhole(Collection<String> names) {
        long parts = names.stream().filter(name -> PART.matcher(name).matches()).count();
        for (int i = 0; i < parts; i++) {
            if (!names.contains(property(i))) {
                throw new InvalidInput(property(i), "is missing, another part is there");
            }
        }
    }

    private static String property(int index) {
        return index == 0 ? PROPERTY : PROPERTY + (index + 1);
    }

    private static List<String> parts(Set<String> ids) {
        List<String> parts = new ArrayList<>();
        Iterator<String> left = ids.iterator();
        while (left.hasNext()) {
            JsonArrayBuilder part = JSON.createArrayBuilder();
            for (int length = 0; left.hasNext() && length < MOST_CHARACTERS / 2; ) {
                String id = left.next();
                part.add(id);
                length += JSON.createValue(id).toString().length() + 1;
            }
            parts.add(part.build().toString());
        }
        return parts;
    }

    private static void add(String json, Set<String> ids) {
        if (json == null) {
            throw new InvalidInput(PROPERTY, "is empty; allowed: a JSON array of user ids");
        }
        try (var reader = JSON.createReader(new StringReader(json))) {
            reader.readArray().getValuesAs(JsonString.class).forEach(id -> ids.add(id.getString()));
        } catch (JsonException | ClassCastException e) {
            throw new InvalidInput(PROPERTY, "is not a JSON array of user ids: " + e);
        }
    }
}
