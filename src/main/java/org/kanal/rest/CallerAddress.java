package org.kanal.rest;

import jakarta.servlet.http.HttpServletRequest;

/** Tells where a request comes from, as connections are counted by address. */
@FunctionalInterface
public interface CallerAddress {

    /** The address; never null. */
    String of(HttpServletRequest request);
}
