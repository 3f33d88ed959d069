package org.kanal.gateway;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kanal.support.Part;

/** The connections of this node. */
@Part
public class Clients {

    private final Map<String, Client> byConnection = new ConcurrentHashMap<>();

    void add(Client client) {
        byConnection.put(client.connectionId(), client);
    }

    void remove(Client client) {
        byConnection.remove(client.connectionId());
    }

    /** All of them now, in no order. */
    public Collection<Client> all() {
        return byConnection.values();
    }
}
