package org.kanal.front.grizzly;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpCodecFilter;
import org.glassfish.grizzly.http.HttpProbe;
import org.kanal.front.Visit;

/**
 * Shows heads to {@link org.kanal.front.HeadLines} before Grizzly reads them: it writes over what
 * it folds. {@link GrizzlyRequestFilter} refuses what is wrong.
 */
final class GrizzlyHeadLines extends HttpProbe.Adapter {

    private final HttpCodecFilter codec;

    private GrizzlyHeadLines(HttpCodecFilter codec) {
        this.codec = codec;
    }

    /** Looks at a listener's from now on. */
    static GrizzlyHeadLines put(HttpCodecFilter codec) {
        GrizzlyHeadLines lines = new GrizzlyHeadLines(codec);
        codec.getMonitoringConfig().addProbes(lines);
        return lines;
    }

    /** Looks no more. */
    void takeAway() {
        codec.getMonitoringConfig().removeProbes(this);
    }

    /** Of a head that comes in parts, all that has come of it. */
    @Override
    @SuppressWarnings("rawtypes") // as Grizzly has it
    public void onDataReceivedEvent(Connection connection, Buffer came) {
        GrizzlyVisits.known((Connection<?>) connection)
                .filter(Visit::isInHead)
                .ifPresent(
                        visit -> {
                            int start = came.position();
                            visit.lines().read(at -> came.get(start + at), came.remaining());
                        });
    }
}
