package org.kanal;

import org.junit.jupiter.api.Test;
import org.kanal.support.BrowserTests;

/** The example pages, and a page of Faces, in a real Chromium. */
class BrowserIT {

    @Test
    void thePagesWork() throws Exception {
        BrowserTests.run("browser/pages.test.js");
    }

    @Test
    void aPageOfFacesWorks() throws Exception {
        BrowserTests.run("browser/faces.test.js");
    }
}
