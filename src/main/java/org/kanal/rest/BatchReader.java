package org.kanal.rest;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.ArrayList;
import java.util.List;
import org.kanal.api.InvalidInput;
import org.kanal.api.PayloadTooLarge;
import org.kanal.protocol.JsonText;

/**
 * Reads a batch message by message and stops at the first that is wrong or too many, so that what
 * is in memory is what may be published, however much comes.
 */
final class BatchReader {

    private final int maxItems;
    private final int maxPayload;

    /**
     * @param maxItems how many messages a batch may have
     * @param maxPayload how many bytes a payload may have: it has no more characters than that
     */
    BatchReader(int maxItems, int maxPayload) {
        this.maxItems = maxItems;
        this.maxPayload = maxPayload;
    }

    /**
     * All messages, or none.
     *
     * @throws InvalidInput naming the message and its field
     */
    List<BatchItem> read(JsonParser parser) {
        return JsonText.reading("batch", () -> items(parser));
    }

    private List<BatchItem> items(JsonParser parser) {
        if (parser.next() != Event.START_ARRAY) {
            throw new InvalidInput("batch", "is not an array; allowed: an array of messages");
        }
        List<BatchItem> items = new ArrayList<>();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            if (items.size() == maxItems) {
                throw new InvalidInput(
                        "batch",
                        "more than "
                                + maxItems
                                + " messages are too many; allowed: at most "
                                + maxItems
                                + " (kanal.api.max-items)");
            }
            items.add(item(parser, event, items.size()));
        }
        if (parser.hasNext()) {
            throw new InvalidInput("batch", "has more than one JSON value; allowed: one");
        }
        return items;
    }

    private BatchItem item(JsonParser parser, Event event, int index) {
        try {
            return new BatchItemReader(parser, maxPayload).read(event);
        } catch (PayloadTooLarge e) {
            throw e;
        } catch (InvalidInput e) {
            throw e.within("[" + index + "]");
        }
    }
}
