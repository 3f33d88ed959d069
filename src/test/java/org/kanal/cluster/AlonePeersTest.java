package org.kanal.cluster;

class AlonePeersTest extends PeersContract {

    @Override
    protected Peers alone() {
        return new AlonePeers("A");
    }
}
