package org.kanal.gateway;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.LeaveReason;
import org.kanal.api.Payload;
import org.kanal.api.Subscriber;
import org.kanal.api.Unavailable;
import org.kanal.hub.Seat;
import org.kanal.presence.Attendance;
import org.kanal.presence.Attendances;
import org.kanal.presence.MembersPage;
import org.kanal.protocol.Command;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.EncodedMessage;
import org.kanal.protocol.Refusal;
import org.kanal.protocol.Refusal.Code;
import org.kanal.protocol.Reply;
import org.kanal.support.Part;

/** What clients see of who else is there, and what others see of them. */
@Part
public class Attending {

    private static final CompletableFuture<Boolean> COMPLETE =
            CompletableFuture.completedFuture(true);

    private final Attendances attendances;
    private final Access access;
    private final Replays replays;
    private final NewChannels newChannels;

    @Inject
    Attending(Attendances attendances, Access access, Replays replays, NewChannels newChannels) {
        this.attendances = attendances;
        this.access = access;
        this.replays = replays;
        this.newChannels = newChannels;
    }

    /** Why somebody leaves whose connection has ended. */
    static LeaveReason reasonFor(Client client, boolean saidGoodbye) {
        Optional<Disconnect> closedFor = client.outbox().closedFor();
        if (closedFor.isEmpty()) {
            return saidGoodbye ? LeaveReason.CLOSED : LeaveReason.LOST;
        }
        if (closedFor.get() == Disconnect.LOGIN_ENDED) {
            return LeaveReason.CLOSED;
        }
        return closedFor.get().isFinal() ? LeaveReason.REVOKED : LeaveReason.LOST;
    }

    /** How many there are, for who asked to be told. */
    static OptionalInt occupancy(Optional<Attendance> attendance) {
        return attendance
                .filter(Attendance::isWatching)
                .map(watching -> OptionalInt.of(watching.occupancy()))
                .orElse(OptionalInt.empty());
    }

    /**
     * @throws InvalidInput if what somebody says about itself is too long
     */
    void requireShort(Optional<Payload> data) {
        data.filter(said -> said.sizeInBytes() > attendances.maxDataBytes())
                .ifPresent(
                        said -> {
                            throw new InvalidInput(
                                    "data",
                                    said.sizeInBytes()
                                            + " bytes are too many; allowed: at most "
                                            + attendances.maxDataBytes()
                                            + " (kanal.presence.data-bytes)");
                        });
    }

    /** Waits until it is known who is there, if the client wants to be told. */
    CompletableFuture<Boolean> complete(Channel channel, Command.Subscribe command) {
        return command.presence() ? attendances.complete(channel) : COMPLETE;
    }

    /**
     * Who takes a seat is there; empty where the channel does not tell that.
     *
     * @throws Unavailable if there are as many members as allowed
     */
    Optional<Attendance> enter(Client client, Seat<Listener> seat, Command.Subscribe command) {
        Optional<Attendance> attendance =
                attendances.enter(
                        seat.channel(),
                        seat.who().shownAs(),
                        seat.who().subscriber(),
                        client.outbox(),
                        command.presence(),
                        command.data());
        if (attendance.isPresent() && !client.attend(seat, attendance.get())) {
            leave(attendance, LeaveReason.REVOKED);
        }
        return attendance;
    }

    /** The subscription is confirmed. */
    void start(Optional<Attendance> attendance) {
        attendance.ifPresent(attendances::start);
    }

    void leave(Optional<Attendance> attendance, LeaveReason why) {
        attendance.ifPresent(there -> attendances.leave(there, why));
    }

    /**
     * Answers a command about who is there.
     *
     * @throws InvalidInput if the channel does not tell that, or what was said is wrong
     */
    CompletableFuture<Void> answer(
            Client client, Subscriber who, Command.OnPresence command, Executor executor) {
        return command.presenceBy(
                new Command.PresenceHandler<>() {
                    @Override
                    public CompletableFuture<Void> members(Command.Members asked) {
                        return Attending.this.members(client, who, asked, executor);
                    }

                    @Override
                    public CompletableFuture<Void> update(Command.Update said) {
                        Attending.this.update(client, said);
                        return Step.DONE;
                    }
                });
    }

    /**
     * Answers with {@code members}, or with an {@code error}: who may read a channel may see who is
     * there.
     *
     * @throws InvalidInput if the channel does not tell that, or is of an application that is not
     *     served here
     */
    CompletableFuture<Void> members(
            Client client, Subscriber who, Command.Members command, Executor executor) {
        Channel channel = access.meant(client, command.channel());
        if (client.isOn(command.channel())) {
            return show(client, channel, command, executor);
        }
        // Other nodes are asked for it, and it is followed for a while.
        Optional<String> limit = newChannels.count(client);
        if (limit.isPresent()) {
            return refuse(client, command, Refusals.tooManyNew(limit.get()));
        }
        return Step.after(
                access.decide(client, channel, who),
                executor,
                decision ->
                        decision.read()
                                ? show(client, channel, command, executor)
                                : refuse(client, command, Refusals.denied(decision)));
    }

    private CompletableFuture<Void> show(
            Client client, Channel channel, Command.Members command, Executor executor) {
        requireRoster(channel);
        if (!replays.admits(client)) {
            return refuse(client, command, Refusals.TOO_MUCH_SHOWN);
        }
        return Step.after(
                attendances.complete(channel),
                executor,
                isComplete -> {
                    attendances.show(
                            channel,
                            command.after(),
                            page -> replays.charge(client, send(client, command, page)));
                    return Step.DONE;
                });
    }

    private static int send(Client client, Command.Members command, MembersPage page) {
        EncodedMessage message =
                EncodedMessage.of(
                        new Reply.Members(
                                command.number(),
                                command.channel(),
                                page.members(),
                                page.occupancy(),
                                page.next()));
        client.outbox().offer(message);
        return message.length();
    }

    /**
     * Answers with {@code updated}, or with an {@code error}.
     *
     * @throws InvalidInput if the client is not there, or what it says is too long
     */
    void update(Client client, Command.Update command) {
        requireShort(Optional.of(command.data()));
        Attendance attendance =
                client.attendance(command.channel())
                        .orElseThrow(
                                () ->
                                        new InvalidInput(
                                                "channel",
                                                "is not subscribed to, or does not tell who is"
                                                        + " there; allowed: a subscribed channel"
                                                        + " that kanal.presence.channels names"));
        if (!requireRoster(access.meant(client, command.channel()))) {
            throw new InvalidInput(
                    "channel", "only counts who is there; allowed: one that names its members");
        }
        try {
            attendances.update(attendance, command.data());
            client.send(new Reply.Updated(command.number(), command.channel()));
        } catch (Unavailable e) {
            refuse(client, command, new Refusal(Code.SUBSCRIPTION_FAILED, 503, e.getMessage()));
        }
    }

    /** Whether it names its members. */
    private boolean requireRoster(Channel channel) {
        return attendances
                .ruleOf(channel)
                .orElseThrow(
                        () ->
                                new InvalidInput(
                                        "channel",
                                        "does not tell who is there; allowed: those that"
                                                + " kanal.presence.channels names"))
                .isNamed();
    }

    private static CompletableFuture<Void> refuse(
            Client client, Command.OnChannel command, Refusal refusal) {
        client.send(new Reply.Failed(command.id(), Optional.of(command.channel()), refusal));
        return Step.DONE;
    }
}
