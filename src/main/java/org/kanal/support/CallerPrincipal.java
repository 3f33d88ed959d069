package org.kanal.support;

import java.security.Principal;

/**
 * Who calls, as the container knows it. A type of Kanal's, since applications may have a principal
 * as a bean too.
 *
 * @param principal answers for the thread that asks it
 */
public record CallerPrincipal(Principal principal) {}
