package org.kanal.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Tells what failed in one line of plain text: the container's own page tells everybody its name
 * and version.
 */
final class PlainErrors extends HttpServletResponseWrapper {

    PlainErrors(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, null);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        byte[] line = (line(status, message) + "\n").getBytes(StandardCharsets.UTF_8);
        resetBuffer();
        setStatus(status);
        setContentType("text/plain;charset=UTF-8");
        setContentLength(line.length);
        getOutputStream().write(line);
        flushBuffer();
    }

    /** Without what went wrong inside: that is for the log. */
    private static String line(int status, String message) {
        boolean isOurFault = status >= SC_INTERNAL_SERVER_ERROR;
        boolean isTold = message != null && !message.isBlank();
        return isTold && !isOurFault ? status + ": " + message : Integer.toString(status);
    }
}
