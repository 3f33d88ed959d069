package org.kanal.cluster.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.core.HazelcastInstance;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the grid looks for nodes that it has not found yet. It looks every ten seconds at the
 * places of its own list, of which only addresses count: given a name, and told on which address to
 * listen, it takes this node's address alone. So the list is kept up to date here.
 */
public final class GridSearch {

    private static final System.Logger LOG = System.getLogger(GridSearch.class.getName());

    private final HazelcastInstance grid;
    private boolean isNameless;

    /**
     * @param grid one whose members find each other by a list
     */
    public GridSearch(HazelcastInstance grid) {
        this.grid = grid;
    }

    /**
     * From now on nodes are looked for at these addresses, at this node's port; not any more at
     * others where none is.
     *
     * @param addresses if there are none, all stays as it was
     */
    public void at(Collection<String> addresses) {
        tellWhetherNamed(addresses);
        if (addresses.isEmpty()) {
            return;
        }
        int port = grid.getCluster().getLocalMember().getAddress().getPort();
        places(addresses.stream().map(address -> address + ":" + port).toList());
    }

    /** Once each time: nodes that are started meanwhile are not found. */
    private synchronized void tellWhetherNamed(Collection<String> addresses) {
        if (isNameless == addresses.isEmpty()) {
            return;
        }
        isNameless = addresses.isEmpty();
        if (isNameless) {
            LOG.log(
                    Level.WARNING,
                    "The name of the cluster's nodes (kanal.cluster.dns) has no address now, or its"
                            + " server does not answer: nodes that come are not found");
        } else {
            LOG.log(Level.INFO, "The name of the cluster's nodes has addresses: {0}", addresses);
        }
    }

    /** The same with ports. */
    synchronized void places(Collection<String> found) {
        TcpIpConfig list = grid.getConfig().getNetworkConfig().getJoin().getTcpIpConfig();
        Set<String> wanted = new HashSet<>(found);
        grid.getCluster().getMembers().stream().map(GridSearch::place).forEach(wanted::add);
        if (!wanted.equals(new HashSet<>(list.getMembers()))) {
            LOG.log(Level.INFO, "Nodes are looked for at {0}", wanted.stream().sorted().toList());
            list.setMembers(List.copyOf(wanted));
        }
    }

    private static String place(Member member) {
        return member.getAddress().getHost() + ":" + member.getAddress().getPort();
    }
}
