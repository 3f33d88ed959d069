package org.kanal.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryPlaceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/domains/domain1/applications/shop/lib/kanal-0.2.0-library.jar",
                "/domains/domain1/lib/kanal-library.jar"
            })
    void theLibraryOfAnEarOrAServerIsNoPlaceForIt(String path) {
        assertTrue(LibraryPlace.isOutsideAWar(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/applications/shop/WEB-INF/lib/kanal-0.2.0-library.jar",
                "/applications/shop/pages_war/WEB-INF/lib/kanal-library.jar",
                "/applications/kanal/WEB-INF/classes/",
                "/build/target/classes/",
                "/build/target/kanal-library.jar"
            })
    void aWarAndADevelopersFolderAre(String path) {
        assertFalse(LibraryPlace.isOutsideAWar(path));
    }
}
