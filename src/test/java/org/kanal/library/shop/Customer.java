package org.kanal.library.shop;

import jakarta.enterprise.context.RequestScoped;

/** Who asks, looked up once a request. */
@RequestScoped
public class Customer {

    public boolean may(String order) {
        return !order.equals("secret");
    }
}
