package org.kanal.it.presence;

import jakarta.ejb.Singleton;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.kanal.api.ChannelOccupied;
import org.kanal.api.ChannelVacated;
import org.kanal.api.MemberJoined;
import org.kanal.api.MemberLeft;

/** An application's EJB that hears who comes and goes. */
@Singleton
public class WhoCame {

    static final String CHANNEL = "presence-heard";

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    public BlockingQueue<String> heard() {
        return heard;
    }

    public void onOccupied(@Observes ChannelOccupied fact) {
        hear(fact.channel().name(), "occupied");
    }

    public void onJoined(@Observes MemberJoined fact) {
        hear(fact.channel().name(), "joined " + fact.member().id());
    }

    public void onLeft(@Observes MemberLeft fact) {
        hear(fact.channel().name(), "left " + fact.member().id() + " " + fact.reason());
    }

    public void onVacated(@Observes ChannelVacated fact) {
        hear(fact.channel().name(), "vacated");
    }

    private void hear(String channel, String what) {
        if (channel.equals(CHANNEL)) {
            heard.add(what);
        }
    }
}
