package org.kanal.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kanal.api.Channel;
import org.kanal.api.PublishOptions;
import org.kanal.client.Auth;
import org.kanal.client.Kanal;
import org.kanal.client.KanalBuilder;
import org.kanal.client.KanalException;

/** What tests do with a server, whether it is the real one or in memory. */
public abstract class TestServer implements AutoCloseable {

    private final List<Kanal> clients = new CopyOnWriteArrayList<>();

    /** How a client of it connects; several {@code auth} add up, none is a visitor. */
    abstract KanalBuilder client();

    /** Publishes, as a backend does; returns when it is accepted. */
    public abstract void publish(Channel channel, Object payload, PublishOptions options)
            throws InterruptedException;

    /** The same to everybody. */
    public final void publish(Channel channel, Object payload) throws InterruptedException {
        publish(channel, payload, PublishOptions.none());
    }

    /** A client that is connected, and closed with this server. */
    public final Kanal connect(Auth... auth) throws InterruptedException {
        Kanal client = client().auth(auth).codec(new Payloads()).connect();
        clients.add(client);
        return client.awaitConnected(ChannelProbe.PATIENCE);
    }

    /**
     * Subscribes to a channel.
     *
     * @param auth who does; none: a visitor
     * @throws KanalException if that is refused, with its {@code status}
     */
    public final ChannelProbe listen(Channel channel, Auth... auth) throws InterruptedException {
        Kanal client = connect(auth);
        return new ChannelProbe(
                client.channel(channel, Object.class),
                (marked, mark) -> markFor(client.subscriberId(), marked, mark));
    }

    /** The same with the channel's name. */
    public final ChannelProbe listen(String name, Auth... auth) throws InterruptedException {
        return listen(Channel.of(name), auth);
    }

    /** The same with a resource of a channel. */
    public final ChannelProbe listen(String name, String resourceId, Auth... auth)
            throws InterruptedException {
        return listen(Channel.of(name, resourceId), auth);
    }

    private void markFor(String subscriber, Channel channel, String mark) {
        try {
            publish(channel, mark, PublishOptions.none().withUsers(subscriber));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        clients.forEach(Kanal::close);
        clients.clear();
    }
}
