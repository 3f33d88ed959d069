package org.kanal.cluster;

/**
 * A server with Kanal in the cluster.
 *
 * @param id made up at each start: a node that was restarted is another one
 * @param name what people call it; may be the same for two
 */
public record Node(String id, String name) {

    @Override
    public String toString() {
        return name;
    }
}
