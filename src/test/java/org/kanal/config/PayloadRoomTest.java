package org.kanal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kanal.api.InvalidInput;
import org.kanal.front.FrontSettings;
import org.kanal.gateway.GatewaySettings;
import org.kanal.outbox.OutboxSettings;
import org.kanal.queue.TransactionLimits;

class PayloadRoomTest {

    @ParameterizedTest
    @CsvSource({
        "100000, kanal.outbox.max-bytes, 101023",
        "100000, kanal.http.max-body-bytes, 99999",
        "10240, kanal.publish.transaction.max-bytes, 10239",
    })
    void whatHasNoRoomForThePayloadStopsTheStartNamingBoth(
            String payload, String key, String tooLittle) throws IOException {
        Map<String, String> given = new HashMap<>();
        given.put("kanal.http.guard", "true");
        given.put("kanal.payload.max-bytes", payload);
        given.put(key, tooLittle);
        InvalidInput refusal = assertThrows(InvalidInput.class, () -> require(given));
        assertEquals(key, refusal.field());
        assertTrue(
                refusal.getMessage().contains("kanal.payload.max-bytes=" + payload),
                refusal.getMessage());
        given.put(key, Integer.toString(Integer.parseInt(tooLittle) + 1));
        require(given);
    }

    @Test
    void theLargestPayloadNeedsNothingElseNorDoesASmallLimitOfBatches() throws IOException {
        require(Map.of("kanal.http.guard", "true", "kanal.payload.max-bytes", "1000000"));
        require(Map.of("kanal.http.guard", "true", "kanal.api.max-bytes", "2000"));
    }

    private static void require(Map<String, String> given) throws IOException {
        AllSettings settings = AllSettings.readWith(given);
        new PayloadRoom(settings.get(GatewaySettings.class).payloadMaxBytes())
                .require(
                        settings.get(OutboxSettings.class),
                        settings.get(FrontSettings.class),
                        settings.get(TransactionLimits.class));
    }
}
