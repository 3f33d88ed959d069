package org.kanal.api;

/**
 * Is in the jar of the API and nowhere else. Where that jar is there too, as in an EAR, its beans
 * count, and those of the library, which has the same classes, do not: its beans.xml asks for this.
 */
final class ApiJar {

    private ApiJar() {}
}
