package org.kanal.test;

/** {@code import static org.kanal.test.KanalAssertions.assertThat;} */
public final class KanalAssertions {

    private KanalAssertions() {}

    /** What is claimed of a channel. */
    public static ChannelAssert assertThat(ChannelProbe channel) {
        return new ChannelAssert(channel);
    }
}
