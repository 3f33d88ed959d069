package org.kanal.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kanal.channel.Channel;

class HandlerTableTest {

    private static final Channel CHANNEL = Channel.of("news");
    private static final Channel RESOURCE = Channel.of("news", "42");

    private final PermissionsHandler forResource = (channel, who) -> ChannelPermissions.denied();
    private final PermissionsHandler forChannel = (channel, who) -> ChannelPermissions.readOnly();
    private final PermissionsHandler forAll = (channel, who) -> ChannelPermissions.readWrite();
    private final HandlerTable table = new HandlerTable();

    @Test
    void anEmptyTableKnowsNobody() {
        assertEquals(Optional.empty(), table.find(CHANNEL));
        assertEquals(Optional.empty(), table.find(RESOURCE));
    }

    @Test
    void theExactResourceComesBeforeItsChannelAndThatBeforeTheDefault() {
        table.setDefault(forAll);
        assertEquals(Optional.of(forAll), table.find(RESOURCE));
        table.put(CHANNEL, forChannel);
        assertEquals(Optional.of(forChannel), table.find(RESOURCE));
        table.put(RESOURCE, forResource);
        assertEquals(Optional.of(forResource), table.find(RESOURCE));
        assertEquals(Optional.of(forChannel), table.find(Channel.of("news", "43")));
        assertEquals(Optional.of(forChannel), table.find(CHANNEL));
        assertEquals(Optional.of(forAll), table.find(Channel.of("sport", "42")));
    }

    @Test
    void aResourcesHandlerSaysNothingOfItsChannel() {
        table.put(RESOURCE, forResource);
        assertEquals(Optional.empty(), table.find(CHANNEL));
    }

    @Test
    void aSecondHandlerReplacesTheFirst() {
        table.put(CHANNEL, forChannel);
        table.put(CHANNEL, forAll);
        assertEquals(Optional.of(forAll), table.find(CHANNEL));
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
}
