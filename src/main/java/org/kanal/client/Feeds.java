package org.kanal.client;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.kanal.api.Channel;

/** All channels that the client listens to, and the answers that the server owes for them. */
final class Feeds implements Feed.Asking {

    private static final int UNAVAILABLE = 503;

    private final Loop loop;
    private final DoubleSupplier random;
    private final Requests requests;
    private final Map<Channel, Feed> feeds = new LinkedHashMap<>();
    private final Map<Long, Feed> asked = new HashMap<>();

    Feeds(Loop loop, DoubleSupplier random, Requests requests) {
        this.loop = loop;
        this.random = random;
        this.requests = requests;
    }

    void add(Subscription<?> subscription, Since since) {
        feeds.computeIfAbsent(
                        subscription.channel(),
                        channel -> new Feed(channel, since, loop, this, random))
                .add(subscription);
    }

    void remove(Subscription<?> subscription) {
        Feed feed = feeds.get(subscription.channel());
        if (feed != null && !feed.remove(subscription)) {
            feeds.remove(subscription.channel());
        }
    }

    void attach() {
        feeds.values().forEach(Feed::attach);
    }

    void detach() {
        asked.clear();
        feeds.values().forEach(Feed::detach);
    }

    /**
     * The connection does not come back.
     *
     * @param isNews whether it was not the program itself that ended it
     */
    void end(KanalException why, boolean isNews) {
        List<Feed> all = List.copyOf(feeds.values());
        feeds.clear();
        for (Feed feed : all) {
            feed.subscriptions().forEach(each -> each.ended(why, isNews));
        }
    }

    /** A frame about subscriptions; gives whether it was one. */
    boolean take(Frame frame) {
        Feed answered = frame.number("id").isPresent() ? asked.remove(id(frame)) : null;
        if (answered != null) {
            answer(answered, frame);
            return true;
        }
        Feed feed = frame.channel().map(feeds::get).orElse(null);
        if (feed == null || frame.number("id").isPresent()) {
            return false;
        }
        switch (frame.type()) {
            case "message" -> feed.deliver(frame);
            case "subscribed" -> feed.moved(frame);
            case "unsubscribed" -> endedByServer(feed, frame);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Long id(Frame frame) {
        return frame.number("id").getAsLong();
    }

    private void answer(Feed feed, Frame answer) {
        if (feeds.get(feed.channel()) != feed) {
            return; // nobody wants it any more
        }
        if (answer.type().equals("subscribed")) {
            feed.subscribed(answer);
        } else {
            refused(feed, answer);
        }
    }

    private void refused(Feed feed, Frame refusal) {
        boolean willPass = willPass(refusal);
        if (willPass) {
            feed.refusedForNow();
        } else {
            feed.refused();
        }
        for (Subscription<?> each : feed.subscriptions()) {
            boolean isKept = willPass || each.wasConfirmed();
            tell(each, KanalException.of("subscribe failed", refusal, isKept));
        }
    }

    private void endedByServer(Feed feed, Frame frame) {
        if (!feed.isLive()) {
            return; // it is about an earlier subscription
        }
        boolean willPass = willPass(frame);
        if (willPass) {
            feed.refusedForNow();
        } else {
            feed.detach();
        }
        for (Subscription<?> each : feed.subscriptions()) {
            tell(each, KanalException.of("subscription ended", frame, willPass));
        }
    }

    private void tell(Subscription<?> subscription, KanalException problem) {
        if (problem.isRecoverable()) {
            subscription.troubled(problem);
        } else {
            remove(subscription);
            subscription.ended(problem, true);
        }
    }

    private static boolean willPass(Frame refusal) {
        return refusal.number("status").orElse(0) == UNAVAILABLE || isTooMuch(refusal);
    }

    /** Whether there is room for it again later. */
    static boolean isTooMuch(Frame refusal) {
        return refusal.text("code").filter("RATE_LIMITED"::equals).isPresent();
    }

    @Override
    public boolean isOpen() {
        return requests.isOpen();
    }

    @Override
    public void subscribe(Feed feed, Since since) {
        long id = requests.nextId();
        asked.put(id, feed);
        requests.send(Frames.subscribe(id, feed.channel(), since));
    }

    @Override
    public void unsubscribe(Feed feed) {
        asked.values().removeIf(other -> other == feed);
        requests.send(Frames.unsubscribe(requests.nextId(), feed.channel()));
    }
}
