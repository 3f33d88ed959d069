package org.kanal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainErrorsTest {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;

    @Test
    void whatTheCallerDidWrongIsTold() throws IOException {
        assertEquals("403: not from there", errorOf(403, "not from there"));
        assertEquals(403, status);
    }

    @Test
    void withoutAMessageTheStatusIsEnough() throws IOException {
        assertEquals("405", errorOf(405, ""));
        assertEquals("404", errorOf(404, null));
    }

    @Test
    void whatWentWrongInsideIsForTheLog() throws IOException {
        assertEquals("500", errorOf(500, "no table named users"));
        assertEquals(500, status);
    }

    private String errorOf(int code, String message) throws IOException {
        body.reset();
        new PlainErrors(response()).sendError(code, message);
        return body.toString(StandardCharsets.UTF_8).strip();
    }

    private HttpServletResponse response() {
        return (HttpServletResponse)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {HttpServletResponse.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("setStatus")) {
                                status = (int) arguments[0];
                            }
                            return method.getName().equals("getOutputStream") ? output() : null;
                        });
    }

    private ServletOutputStream output() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                body.write(b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("written at once");
            }
        };
    }
}
