package org.kanal.library.shop;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** A global filter of the shop's: it marks what it sees. */
@Provider
public class ShopFilter implements ContainerResponseFilter {

    /** The header that it sets. */
    public static final String MARK = "X-Shop";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(MARK, "seen");
    }
}
