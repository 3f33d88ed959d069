package org.kanal.client;

import org.kanal.api.Position;

/** From where a subscription goes on. */
sealed interface Since {

    /** After this position. */
    record After(Position position) implements Since {}

    /** With the newest so many messages. */
    record Last(int count) implements Since {}
}
