package org.kanal.schema;

import static org.kanal.schema.Schema.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;

/** Constraints of what a collection or map holds, such as {@code List<@NotBlank String>}. */
final class Items {

    private Items() {}

    static JsonObject apply(JsonObject schema, ContainerElementTypeDescriptor element) {
        boolean isMap = schema.containsKey("additionalProperties");
        String keyword = isMap ? "additionalProperties" : "items";
        boolean isValue = element.getTypeArgumentIndex() == (isMap ? 1 : 0);
        JsonValue items = schema.get(keyword);
        return items == null || !isValue
                ? schema
                : with(schema, keyword, constrained(items.asJsonObject(), element));
    }

    private static JsonObject constrained(
            JsonObject items, ContainerElementTypeDescriptor element) {
        JsonObject constrained = items;
        for (var inner : element.getConstrainedContainerElementTypes()) {
            constrained = apply(constrained, inner);
        }
        return Constraints.apply(constrained, element.getConstraintDescriptors());
    }
}
