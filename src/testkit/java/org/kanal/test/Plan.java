package org.kanal.test;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a server is started with.
 *
 * @param java options for Java, settings among them
 * @param options for the server
 */
record Plan(ServerJar jar, List<String> java, List<String> options) {

    static Plan of(ServerJar jar, List<String> options) {
        return new Plan(jar, List.of(), options);
    }

    Plan with(String option) {
        return new Plan(jar, Stream.concat(java.stream(), Stream.of(option)).toList(), options);
    }
}
