package org.kanal.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.kanal.support.Mount;

/**
 * Which requests are Kanal's. An application that Kanal is a part of has servlets, pages and errors
 * of its own, and Kanal leaves those alone.
 */
public final class KanalRequests {

    /** The servlet of Kanal's API. */
    public static final String API = "kanal-api";

    /** The scripts of the browser client, and nothing else that an application has there. */
    private static final Pattern SCRIPTS =
            Pattern.compile(
                    Pattern.quote(Mount.at("/js/"))
                            + "(client/.*|(kanal|subscriber|publisher|wix-realtime-(front|back)end)"
                            + "\\.(js|d\\.ts))"
                            + "|"
                            + Pattern.quote(Mount.at("/faces/"))
                            + "(channel|following|requests)\\.js");

    private static final Set<String> CLIENTS = Set.copyOf(Mount.forClients());

    /** Of the examples, which the library is without. */
    private static final Pattern PAGES = Pattern.compile("/(hello|news|shared)/.*");

    private static final Set<String> FRONT = Set.of("", "/", "/index.html");

    /** The mark in the front page's text by which it is Kanal's and not the application's. */
    private static final String MARK = "name=\"generator\" content=\"Kanal\"";

    private static final Set<String> CONTAINERS = Set.of("default", "jsp", API, LibraryFiles.NAME);

    private final ServletContext context;
    private final boolean isFrontOurs;

    KanalRequests(ServletContext context) throws IOException {
        this.context = context;
        this.isFrontOurs = !Mount.isLibrary() && isOurs(context);
    }

    /** What a request asks for. */
    enum Kind {
        /** The HTTP API: answers that nobody keeps. */
        API,
        /** A WebSocket handshake. */
        SOCKET,
        /** A script, page, style or picture of Kanal's. */
        PAGE,
        /** Nothing that exists, in a WAR that holds nothing but Kanal. */
        NOTHING,
        /** The application's. */
        FOREIGN
    }

    Kind kindOf(HttpServletRequest request) {
        String servlet = request.getHttpServletMapping().getServletName();
        if (API.equals(servlet)) {
            return Kind.API;
        }
        String path = pathOf(request);
        if (CLIENTS.contains(path)) {
            return Kind.SOCKET;
        } else if (servlet != null && !servlet.isEmpty() && !CONTAINERS.contains(servlet)) {
            return Kind.FOREIGN;
        } else if (isPage(path)) {
            return Kind.PAGE;
        }
        return !Mount.isLibrary() && isAlone() ? Kind.NOTHING : Kind.FOREIGN;
    }

    /** Whether pages of other sites may read it, where these may connect. */
    boolean isForOthersToo(Kind kind, HttpServletRequest request) {
        return kind == Kind.API || kind == Kind.PAGE && SCRIPTS.matcher(pathOf(request)).matches();
    }

    private boolean isPage(String path) {
        return SCRIPTS.matcher(path).matches()
                || !Mount.isLibrary() && PAGES.matcher(path).matches()
                || isFrontOurs && FRONT.contains(path);
    }

    private static String pathOf(HttpServletRequest request) {
        String more = request.getPathInfo();
        return request.getServletPath() + (more == null ? "" : more);
    }

    /** Asked late: other listeners may add servlets too. */
    private boolean isAlone() {
        return CONTAINERS.containsAll(context.getServletRegistrations().keySet());
    }

    private static boolean isOurs(ServletContext context) throws IOException {
        try (InputStream page = context.getResourceAsStream("/index.html")) {
            return page != null
                    && new String(page.readAllBytes(), StandardCharsets.UTF_8).contains(MARK);
        }
    }
}
