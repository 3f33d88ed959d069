package org.kanal.bench;

import java.util.List;

/** How those of a {@link Crowd} introduce themselves. */
final class Hellos {

    /** With nothing. */
    static final Crowd.Hello VISITOR = hello("", List.of());

    private Hellos() {}

    /** All of them with the login of one session. */
    static Crowd.Hello cookie(String cookie) {
        return hello("Cookie: " + cookie + "\r\n", List.of());
    }

    /** Each with a token of its own. */
    static Crowd.Hello tokens(List<String> tokens) {
        return hello("", tokens);
    }

    private static Crowd.Hello hello(String headers, List<String> tokens) {
        return new Crowd.Hello() {
            @Override
            public String headers(int i) {
                return headers;
            }

            @Override
            public String connect(int i) {
                return tokens.isEmpty()
                        ? "{\"type\":\"connect\"}"
                        : "{\"type\":\"connect\",\"token\":\"" + tokens.get(i) + "\"}";
            }
        };
    }
}
