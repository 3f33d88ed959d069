package org.kanal.cluster.grid;

import org.kanal.cluster.PeerListener;
import org.kanal.cluster.PeerMessage;

/** What this node answers to what others ask. The text of a question begins with its number. */
final class Replies {

    private final PeerLinks links;

    Replies(PeerLinks links) {
        this.links = links;
    }

    /**
     * The listener's answer; what it throws is answered as a failure.
     *
     * @throws RuntimeException what the listener threw: it is told here as well
     */
    void answer(Envelope ask, PeerListener listener) {
        try {
            String question = ask.text().substring(ask.text().indexOf(' ') + 1);
            String answer = listener.asked(ask.from(), question);
            send(ask, Envelope.What.ANSWER, PeerMessage.requireShort(answer));
        } catch (RuntimeException e) {
            send(ask, Envelope.What.FAILED, e.toString());
            throw e;
        }
    }

    /** Nobody answers this; nothing is said to what was only told. */
    void refuse(Envelope envelope, String why) {
        if (envelope.what() == Envelope.What.ASK) {
            send(envelope, Envelope.What.FAILED, why);
        }
    }

    private void send(Envelope ask, Envelope.What what, String text) {
        long number = Long.parseLong(ask.text().substring(0, ask.text().indexOf(' ')));
        links.to(ask.from(), link -> link.send(what, ask.kind(), number, text));
    }
}
