package org.kanal.client;

import java.lang.reflect.Type;
import org.kanal.client.json.JsonBinder;
import org.kanal.client.json.JsonReader;
import org.kanal.client.json.JsonWriter;

/**
 * Payloads as JSON and back. The client has one of its own, for records, beans, collections, enums,
 * dates; who needs more gives Jakarta JSON Binding, Jackson or another one as such.
 */
public interface PayloadCodec {

    /**
     * Writes a payload.
     *
     * @throws RuntimeException if it cannot
     */
    String write(Object payload);

    /**
     * Reads a payload.
     *
     * @throws RuntimeException if the type cannot have it
     */
    Object read(String json, Type type);

    /** The client's own. A {@code String} is a text, not JSON. */
    static PayloadCodec plain() {
        return new PayloadCodec() {
            @Override
            public String write(Object payload) {
                return JsonWriter.write(payload);
            }

            @Override
            public Object read(String json, Type type) {
                return JsonBinder.bind(JsonReader.read(json), type);
            }
        };
    }
}
