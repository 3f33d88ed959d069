package org.kanal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorPageTest {

    private static final String STATUS = RequestDispatcher.ERROR_STATUS_CODE;
    private static final String MESSAGE = RequestDispatcher.ERROR_MESSAGE;

    private int status;

    @Test
    void whatTheCallerDidWrongIsTold() throws IOException {
        assertEquals("403: not from there", page(Map.of(STATUS, 403, MESSAGE, "not from there")));
        assertEquals(403, status);
    }

    @Test
    void withoutAMessageTheStatusIsEnough() throws IOException {
        assertEquals("405", page(Map.of(STATUS, 405, MESSAGE, "")));
    }

    @Test
    void whatAnExceptionSaysIsForTheLog() throws IOException {
        assertEquals("500", page(Map.of(STATUS, 500, MESSAGE, "no table named users")));
        assertEquals(500, status);
    }

    @Test
    void whoAsksForThePageItselfFindsNothing() throws IOException {
        assertEquals("404", page(Map.of()));
        assertEquals(404, status);
    }

    private String page(Map<String, Object> attributes) throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        HttpServletRequest request =
                fake(HttpServletRequest.class, (name, argument) -> attributes.get(argument));
        HttpServletResponse response =
                fake(
                        HttpServletResponse.class,
                        (name, argument) -> {
                            if (name.equals("setStatus")) {
                                status = (int) argument;
                            }
                            return name.equals("getWriter") ? writer : null;
                        });
        new ErrorPage().service(request, response);
        return text.toString().strip();
    }

    private interface Answer {
        Object to(String method, Object argument);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                answer.to(
                                        method.getName(),
                                        arguments == null ? null : arguments[0])));
    }
}
