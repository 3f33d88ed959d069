/**
 * All that an application compiles against: values, the publisher, the router of permissions, the
 * handlers that an application writes, the facts that it may observe. Imports nothing of Kanal.
 *
 * <p>{@link org.kanal.api.RealtimePublisher} is a class and no interface: what it throws must roll
 * the caller's transaction back only where the caller lets it pass, which an EJB's methods do not
 * allow. So its methods are final, and what is behind it is a {@link org.kanal.api.PublisherDoor}.
 * {@link org.kanal.api.Publication} is here because a fact carries it.
 */
package org.kanal.api;
