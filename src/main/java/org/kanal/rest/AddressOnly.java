package org.kanal.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request whose parameters are those of its address, and none of its body. */
final class AddressOnly extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters;

    AddressOnly(HttpServletRequest request) {
        super(request);
        parameters = parameters(request.getQueryString());
    }

    @Override
    public String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    private static Map<String, String[]> parameters(String query) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int name = pair.indexOf('=');
            String value = name < 0 ? "" : decoded(pair.substring(name + 1));
            found.computeIfAbsent(
                            decoded(name < 0 ? pair : pair.substring(0, name)),
                            any -> new ArrayList<>())
                    .add(value);
        }
        Map<String, String[]> parameters = new LinkedHashMap<>();
        found.forEach((name, values) -> parameters.put(name, values.toArray(new String[0])));
        return Collections.unmodifiableMap(parameters);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // as it was written, where that is no encoding
        }
    }
}
