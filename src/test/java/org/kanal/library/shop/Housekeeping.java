package org.kanal.library.shop;

import jakarta.ejb.Singleton;

/** Another EJB whose class Kanal has one of the name of. */
@Singleton
public class Housekeeping {

    public String says() {
        return "the shop's";
    }
}
