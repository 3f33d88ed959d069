package org.kanal.library.shop;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Many applications have an EJB of this name. */
@Singleton
@Startup
public class Start {

    private boolean ran;

    @PostConstruct
    void run() {
        ran = true;
    }

    public boolean ran() {
        return ran;
    }
}
