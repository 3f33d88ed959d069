package org.kanal.it.state;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.RealtimePublisher;

/** A state in a database, one number a channel, and the messages that tell of its changes. */
@Stateless
public class Counters {

    /** What a page gets from the backend. */
    public record Snapshot(Position position, int value) {}

    @Inject private RealtimePublisher realtime;

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource database;

    public void create(Channel channel) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection
                    .createStatement()
                    .execute(
                            "create table if not exists counters"
                                    + " (channel varchar(200) primary key, number int)");
            run(connection, "insert into counters values (?, 0)", channel);
        }
    }

    /** Sets the number and publishes it, in this order or the other. */
    public void set(Channel channel, int value, boolean isPublishedFirst) throws SQLException {
        if (isPublishedFirst) {
            realtime.publish(channel, value);
        }
        try (Connection connection = database.getConnection()) {
            run(
                    connection,
                    "update counters set number = " + value + " where channel = ?",
                    channel);
        }
        if (!isPublishedFirst) {
            realtime.publish(channel, value);
        }
    }

    /** As {@link #set}, and then the transaction rolls back. */
    public void fail(Channel channel, int value) throws SQLException {
        set(channel, value, true);
        throw new IllegalStateException("rolled back");
    }

    public Snapshot read(Channel channel) throws SQLException {
        Position position = realtime.position(channel);
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "select number from counters where channel = ?")) {
            query.setString(1, channel.toString());
            try (ResultSet found = query.executeQuery()) {
                found.next();
                return new Snapshot(position, found.getInt(1));
            }
        }
    }

    private static void run(Connection connection, String sql, Channel channel)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, channel.toString());
            statement.executeUpdate();
        }
    }
}
