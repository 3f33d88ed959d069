package org.kanal.history.grid;

import com.hazelcast.cluster.Member;
import java.util.Set;

/**
 * What a call relies on.
 *
 * @param members as the grid gives them, which is the same object until they change
 * @param splits how often it was another grid before
 */
record Stand(Set<Member> members, long splits) {}
