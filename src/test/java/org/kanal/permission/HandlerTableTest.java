package org.kanal.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.kanal.api.AsyncPermissionsHandler;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;

class HandlerTableTest {

    private static final Channel CHANNEL = Channel.of("news");
    private static final Channel RESOURCE = Channel.of("news", "42");

    private final AsyncPermissionsHandler forResource = always(ChannelPermissions.denied());
    private final AsyncPermissionsHandler forChannel = always(ChannelPermissions.readOnly());
    private final AsyncPermissionsHandler other = always(ChannelPermissions.readWrite());
    private final HandlerTable table = new HandlerTable();

    @Test
    void anEmptyTableKnowsNobody() {
        assertEquals(Optional.empty(), table.find(CHANNEL));
        assertEquals(Optional.empty(), table.find(RESOURCE));
    }

    @Test
    void theExactResourceComesBeforeItsChannel() {
        table.put(CHANNEL, forChannel);
        assertEquals(Optional.of(forChannel), table.find(RESOURCE));
        table.put(RESOURCE, forResource);
        assertEquals(Optional.of(forResource), table.find(RESOURCE));
        assertEquals(Optional.of(forChannel), table.find(Channel.of("news", "43")));
        assertEquals(Optional.of(forChannel), table.find(CHANNEL));
        assertEquals(Optional.empty(), table.find(Channel.of("sport", "42")));
        assertEquals(Optional.empty(), table.find(RESOURCE.inApp("shop")));
    }

    @Test
    void theDefaultIsApartSinceRulesComeBeforeItAndTheLastOneCounts() {
        assertEquals(Optional.empty(), table.defaultHandler());
        table.setDefault(forChannel);
        table.setDefault(other);
        assertEquals(Optional.of(other), table.defaultHandler());
        assertEquals(Optional.empty(), table.find(CHANNEL));
    }

    @Test
    void aResourcesHandlerSaysNothingOfItsChannel() {
        table.put(RESOURCE, forResource);
        assertEquals(Optional.empty(), table.find(CHANNEL));
    }

    @Test
    void aSecondHandlerReplacesTheFirst() {
        table.put(CHANNEL, forChannel);
        table.put(CHANNEL, other);
        assertEquals(Optional.of(other), table.find(CHANNEL));
    }

    @Test
    void whatIsTakenAwayLetsTheNextOneDecide() {
        table.put(CHANNEL, forChannel);
        table.put(RESOURCE, forResource);
        table.remove(RESOURCE);
        assertEquals(Optional.of(forChannel), table.find(RESOURCE));
        table.remove(CHANNEL);
        table.remove(CHANNEL);
        assertEquals(Optional.empty(), table.find(RESOURCE));
    }

    private static AsyncPermissionsHandler always(ChannelPermissions decision) {
        return (channel, who) -> CompletableFuture.completedFuture(decision);
    }
}
