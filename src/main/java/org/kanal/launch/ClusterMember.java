package org.kanal.launch;

/**
 * One server of a cluster, as the settings name it.
 *
 * @param name as it was written, for people
 * @param address its IPv4 address
 * @param gridPort where its data grid listens
 * @param brokerPort where its broker tells the way to its links, which are at the next port
 */
record ClusterMember(String name, String address, int gridPort, int brokerPort) {

    /** Where the brokers of other nodes connect to. */
    int linkPort() {
        return brokerPort + 1;
    }

    String grid() {
        return address + ":" + gridPort;
    }

    String broker() {
        return address + ":" + brokerPort;
    }

    /** For people: the name, and the address where it says more. */
    @Override
    public String toString() {
        return name.equals(address) ? grid() : name + " (" + grid() + ")";
    }
}
