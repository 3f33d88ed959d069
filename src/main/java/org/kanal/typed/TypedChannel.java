package org.kanal.typed;

import java.lang.reflect.Type;

/**
 * What the application publishes on a channel somewhere.
 *
 * @param name the channel's, as it stands there
 * @param payload the type of the messages' payloads
 * @param place where: a class
 */
record TypedChannel(String name, Type payload, String place) {}
