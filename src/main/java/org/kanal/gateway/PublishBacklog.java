package org.kanal.gateway;

import java.util.concurrent.atomic.AtomicInteger;

/** How many publications wait on all lanes together, which is bounded, of pages to a tenth. */
final class PublishBacklog {

    private final int most;
    private final AtomicInteger ofBackend = new AtomicInteger();
    private final AtomicInteger ofPages = new AtomicInteger();

    /**
     * @param most how many of the backend may wait
     */
    PublishBacklog(int most) {
        this.most = most;
    }

    /** One more; false if there are as many as allowed. Who is in leaves. */
    boolean enter(boolean isPage) {
        int bound = isPage ? Math.max(1, most / PublishLane.PART_OF_PAGES) : most;
        if (of(isPage).incrementAndGet() <= bound) {
            return true;
        }
        leave(isPage);
        return false;
    }

    void leave(boolean isPage) {
        of(isPage).decrementAndGet();
    }

    private AtomicInteger of(boolean isPage) {
        return isPage ? ofPages : ofBackend;
    }
}
