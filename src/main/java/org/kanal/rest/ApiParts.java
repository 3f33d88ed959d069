package org.kanal.rest;

import java.util.List;

/**
 * What a part of Kanal that not every packaging has adds to the HTTP API. A CDI bean of this type
 * is asked for at the start.
 *
 * @param resources classes with {@link ApiPath}
 * @param providers their filters and the like
 */
public record ApiParts(List<Class<?>> resources, List<Class<?>> providers) {

    public ApiParts {
        resources = List.copyOf(resources);
        providers = List.copyOf(providers);
    }
}
