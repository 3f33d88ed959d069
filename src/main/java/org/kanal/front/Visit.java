package org.kanal.front;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.kanal.connection.ConnectionSlot;
import org.kanal.protocol.Disconnect;

/** What is known of one network connection, from its first byte on. */
public final class Visit {

    private static final Runnable NOTHING = () -> {};
    private static final BooleanSupplier NOBODY = () -> false;

    private final Optional<ConnectionSlot> slot;
    private final Patience patience;

    /** Bytes and parts that are kept of what is not complete; one thread reads a connection. */
    private long kept;

    private Object request;
    private ChunkedBody chunks = new ChunkedBody();
    private HeadLines lines = new HeadLines();
    private boolean isSocket;
    private Optional<FrameMeter> meter = Optional.empty();
    private long afterEnd;
    private boolean isBroken;

    private volatile boolean isRefused;
    private volatile boolean isEnding;
    private Optional<Consumer<Disconnect>> cutting = Optional.empty();
    private Optional<Disconnect> cutFor = Optional.empty();
    private volatile Runnable whenControlled = NOTHING;
    private volatile BooleanSupplier whenAnswered = NOBODY;

    /**
     * @param slot whose connections it counts to; empty if nobody knows
     * @param patience for how long it may take
     */
    public Visit(Optional<ConnectionSlot> slot, Patience patience) {
        this.slot = slot;
        this.patience = patience;
    }

    /** For how long it may take. */
    public Patience patience() {
        return patience;
    }

    /** Whether this is the request that is being read; it is from now on. */
    public boolean isNew(Object head) {
        boolean isNew = request != head;
        request = head;
        return isNew;
    }

    /** The request is complete: the next one is a new one. */
    public void isRead() {
        request = null;
        kept = 0;
        chunks = new ChunkedBody();
        lines = new HeadLines();
    }

    /** Whether what comes is the head of a request. */
    public boolean isInHead() {
        return request == null && !isSocket;
    }

    /** The lines of the head that is being read, or was read last. */
    public HeadLines lines() {
        return lines;
    }

    /** The body of the request that is being read, where it comes in chunks. */
    public ChunkedBody chunks() {
        return chunks;
    }

    /** Keeps so much more; gives what is kept now. */
    public long keeps(long more) {
        kept += more;
        return kept;
    }

    /** Whether anything of an unfinished request is kept. */
    public boolean keepsSomething() {
        return kept > 0;
    }

    /** It is no HTTP any more; measured if these are frames of Kanal's. */
    public void upgraded(Optional<FrameMeter> frames) {
        isSocket = true;
        meter = frames;
    }

    /** Whether it is no HTTP any more. */
    public boolean isSocket() {
        return isSocket;
    }

    /**
     * Whether it is a WebSocket of Kanal's that is open, and so looked after by its conversation.
     */
    public synchronized boolean isOpen() {
        return cutting.isPresent();
    }

    /** Whether it is to be one, and is not yet. */
    public boolean isOpening() {
        return meter.isPresent() && !isOpen();
    }

    /** What measures its frames; empty unless they are Kanal's. */
    public Optional<FrameMeter> meter() {
        return meter;
    }

    /** It was answered with an error: what still comes counts no more. */
    public void refuse() {
        isRefused = true;
    }

    /** Whether it was answered with an error. */
    public boolean isRefused() {
        return isRefused;
    }

    /** It was told to go; true the first time. */
    public boolean end() {
        boolean first = !isEnding;
        isEnding = true;
        return first;
    }

    /** Whether it was told to go. */
    public boolean isEnding() {
        return isEnding;
    }

    /** Counts what comes after that, in bytes; gives all of it. */
    public long cameAfterEnd(long bytes) {
        afterEnd += bytes;
        return afterEnd;
    }

    /** Its frames are not what they may be: none of them goes on. */
    public void broken() {
        isBroken = true;
    }

    /** Whether its frames are not what they may be. */
    public boolean isBroken() {
        return isBroken;
    }

    /** How a WebSocket is told to go; at once if it was to go before anybody knew how. */
    public void onCut(Consumer<Disconnect> how) {
        Optional<Disconnect> due;
        synchronized (this) {
            cutting = Optional.of(how);
            due = cutFor;
        }
        due.ifPresent(how);
    }

    /** What is to be done when it has sent a control frame, such as a ping. */
    public void onControl(Runnable task) {
        whenControlled = task;
    }

    /** It has sent a control frame. */
    public void sentControl() {
        whenControlled.run();
    }

    /**
     * What is to be done when it has answered a ping, and has sent nothing else.
     *
     * @param task gives whether that is all there is to do
     */
    public void onPong(BooleanSupplier task) {
        whenAnswered = task;
    }

    /** It has answered a ping; false if nobody took it. */
    public boolean sentPong() {
        return whenAnswered.getAsBoolean();
    }

    /** Tells it to go; false if nobody knows how yet. */
    public boolean cut(Disconnect reason) {
        Optional<Consumer<Disconnect>> how;
        synchronized (this) {
            cutFor = Optional.of(reason);
            how = cutting;
        }
        how.ifPresent(cut -> cut.accept(reason));
        return how.isPresent();
    }

    /** The connection is closed. */
    public void left() {
        patience.end();
        slot.ifPresent(ConnectionSlot::leave);
    }
}
