package org.kanal.history.grid;

import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.Unavailable;
import org.kanal.history.LogNodes;

/** The members of the grid; its partitions are the parts of the log. */
record GridNodes(HazelcastInstance grid, Membership membership) implements LogNodes {

    @Override
    public List<String> addresses() {
        return membership.answering().stream()
                .map(member -> member.getAddress().getHost())
                .toList();
    }

    @Override
    public void requireEnough() {
        membership.require();
    }

    @Override
    public Optional<Unavailable> refusal() {
        try {
            membership.requireEnough();
            return Optional.empty();
        } catch (Unavailable e) {
            return Optional.of(e);
        }
    }

    @Override
    public long splits() {
        return membership.splits();
    }

    @Override
    public int parts() {
        return grid.getPartitionService().getPartitions().size();
    }

    /** Ring and epoch are placed by the channel's name. */
    @Override
    public int partOf(Channel channel) {
        return grid.getPartitionService().getPartition(channel.toString()).getPartitionId();
    }
}
