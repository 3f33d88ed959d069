package org.kanal.history.grid;

import com.hazelcast.config.MapConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.kanal.api.Channel;

/**
 * Which epoch each channel is in: one map for all nodes. Whatever it says is true; a ring whose
 * epoch it does not name is dead.
 *
 * <p>An entry is a lease: it lasts for the channel's ttl and a margin, and each node renews those
 * of the channels that it uses. So the epoch of a channel that nobody uses ends by itself, also
 * when the node that used it has died.
 */
final class Epochs {

    static final String NAME = "kanal.epochs";

    /** Longer than the time between the renewals of a node that uses the epoch. */
    private static final Duration SOON = Duration.ofSeconds(45);

    private final IMap<String, String> map;
    private final Duration margin;

    /**
     * @param margin how much longer than its publications an unused epoch lives; some renewals must
     *     fit in
     */
    Epochs(HazelcastInstance grid, Duration margin) {
        MapConfig config = new MapConfig(NAME).setBackupCount(1).setStatisticsEnabled(false);
        config.setMergePolicyConfig(Parts.notMerged());
        Parts.protection(grid).ifPresent(config::setSplitBrainProtectionName);
        grid.getConfig().addMapConfig(config);
        this.map = grid.getMap(NAME);
        this.margin = margin;
    }

    /** The text of the channel's epoch, or null if it has none; in order with calls to its ring. */
    CompletionStage<String> ask(Channel channel) {
        return GridCall.call(() -> map.getAsync(channel.toString()));
    }

    Optional<LogEpoch> current(Channel channel) {
        return Optional.ofNullable(GridCall.await(ask(channel)))
                .map(text -> LogEpoch.parse(channel, text));
    }

    boolean isCurrent(LogEpoch epoch) {
        return epoch.text().equals(GridCall.await(ask(epoch.channel())));
    }

    /** Those of them that are current; each node that keeps some is asked once. */
    Set<LogEpoch> current(Set<LogEpoch> epochs) {
        Set<String> channels =
                epochs.stream()
                        .map(epoch -> epoch.channel().toString())
                        .collect(Collectors.toSet());
        Map<String, String> texts = GridCall.call(() -> map.getAll(channels));
        return epochs.stream()
                .filter(epoch -> epoch.text().equals(texts.get(epoch.channel().toString())))
                .collect(Collectors.toSet());
    }

    /** Makes this the channel's epoch unless it has one; gives the one that it has then. */
    LogEpoch begin(LogEpoch epoch) {
        String first =
                GridCall.call(
                        () ->
                                map.putIfAbsent(
                                        epoch.channel().toString(),
                                        epoch.text(),
                                        leaseSeconds(epoch),
                                        TimeUnit.SECONDS));
        return first == null ? epoch : LogEpoch.parse(epoch.channel(), first);
    }

    void renew(LogEpoch epoch) {
        GridCall.call(
                () ->
                        map.setTtl(
                                epoch.channel().toString(), leaseSeconds(epoch), TimeUnit.SECONDS));
    }

    /**
     * Returns when this node is known to be able to write to the epoch's partition, and what was
     * written there before is in its copies too.
     *
     * @throws org.kanal.api.Unavailable if a copy does not answer
     */
    void makeSure(LogEpoch epoch) {
        renew(epoch);
    }

    /** Lets this epoch end soon, unless some node renews it before. */
    void expireSoon(LogEpoch epoch) {
        GridCall.call(
                () -> map.setTtl(epoch.channel().toString(), SOON.toSeconds(), TimeUnit.SECONDS));
    }

    /** Ends this epoch if it is still the channel's. */
    void end(LogEpoch epoch) {
        GridCall.call(() -> map.remove(epoch.channel().toString(), epoch.text()));
    }

    void endAll() {
        GridCall.call(
                () -> {
                    map.clear();
                    return true;
                });
    }

    private long leaseSeconds(LogEpoch epoch) {
        return epoch.retention().ttl().plus(margin).toSeconds();
    }
}
