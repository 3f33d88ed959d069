package org.kanal.front;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request says of itself before its body, as far as that decides whether it may go on.
 * Strict where others guess: what two servers in a row understand differently is how requests are
 * smuggled, and what cannot be decoded ends as a failure further in.
 *
 * @param method its method
 * @param path its path, without the query
 * @param query its query as it came; empty for none
 * @param hosts its Host lines
 * @param contentLength the length of its body; -1 if it does not say
 * @param isChunked whether its body comes in chunks
 * @param isUnderstood whether its body is encoded in no other way
 * @param isUpgrade whether it wants another protocol
 * @param isForm whether its body is a form, which servers read before they know what for
 */
public record RequestHead(
        String method,
        String path,
        String query,
        List<String> hosts,
        long contentLength,
        boolean isChunked,
        boolean isUnderstood,
        boolean isUpgrade,
        boolean isForm) {

    private static final int HEX = 16;

    /** What cannot be one is an exception further in, where the port is read. */
    private static final Pattern HOST =
            Pattern.compile("([\\w.%~-]+|\\[[0-9A-Fa-f:.]+(%[\\w.-]+)?])(:[0-9]{0,5})?");

    /** A colon and five digits. */
    private static final int MOST_OF_PORT = 6;

    private static final int FIRST_BEYOND_ASCII = 128;
    private static final int DELETE = 127;

    /** RFC 3986, section 3. */
    private static final String NOT_IN_QUERIES = "\"#<>\\^`{|}";

    private static final String NOT_IN_PATHS = NOT_IN_QUERIES + "[]";

    /** Why it is to be refused with 400, whatever it is for; empty if it is not. */
    public Optional<String> whatIsBad() {
        if (!isName(method)) {
            return Optional.of("the method is no name; allowed: GET, POST and the like");
        } else if (hosts.size() > 1) {
            return Optional.of("more than one Host; allowed: one");
        } else if (!hosts.isEmpty() && !isHost(hosts.get(0))) {
            return Optional.of("the Host is no name; allowed: www.example.org, with a port or not");
        } else if (!isUnderstood || (isChunked && contentLength >= 0)) {
            return Optional.of(
                    "the length of the body is not clear; allowed: one Content-Length, or"
                            + " Transfer-Encoding: chunked");
        } else if (isUpgrade && (hasBody() || !method.equals("GET"))) {
            return Optional.of("an upgrade with a body; allowed: GET without one");
        } else if (method.equals("PRI")) {
            return Optional.of("HTTP/2; allowed: HTTP/1.1");
        } else if (method.equals("CONNECT")) {
            return Optional.of("CONNECT, but this is no proxy; allowed: GET, POST and the like");
        } else if (!isEncoded(query) || !isEncoded(path)) {
            return Optional.of("the address is no percent-encoded UTF-8");
        } else if (!isAddress(path, NOT_IN_PATHS) || !isAddress(query, NOT_IN_QUERIES)) {
            return Optional.of("characters in the address that are to be percent-encoded");
        }
        return Optional.empty();
    }

    /** What is read in different ways, and made part of logs and pages: none of it as it is. */
    private static boolean isAddress(String text, String not) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == DELETE || not.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    // Loops, here and below: each request comes here, and mostly after a rest, when a stream or a
    // pattern takes longer than all else that is looked at.

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!HeadLines.isOfName(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHost(String text) {
        return isUsualHost(text) || HOST.matcher(text).matches();
    }

    /** Letters, digits, dots and hyphens, and the digits of a port or not. */
    private static boolean isUsualHost(String text) {
        int colon = text.indexOf(':');
        int end = colon < 0 ? text.length() : colon;
        boolean isUsual = end > 0 && text.length() - end <= MOST_OF_PORT;
        for (int i = 0; i < text.length() && isUsual; i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            isUsual = i == end || isDigit || i < end && (isLetter || c == '.' || c == '-');
        }
        return isUsual;
    }

    /**
     * Whether it is for an address, however that is written: with escapes, or with parameters
     * behind its parts.
     */
    public boolean isFor(String address) {
        if (path.equals(address)) {
            return true;
        }
        String plain = path.replaceAll(";[^/]*", "");
        return plain.equals(address)
                || plain.indexOf('%') >= 0
                        && isEncoded(plain)
                        && URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8)
                                .equals(address);
    }

    /** Whether a body follows. */
    boolean hasBody() {
        return isChunked || contentLength > 0;
    }

    /** Whether it is percent-encoded UTF-8, as in addresses and forms. */
    public static boolean isEncoded(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' || c >= FIRST_BEYOND_ASCII) {
                return isEncoded(text.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return true;
    }

    /** Whether bytes are percent-encoded UTF-8. */
    public static boolean isEncoded(byte[] text) {
        ByteBuffer decoded = ByteBuffer.allocate(text.length);
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '%') {
                decoded.put(text[i]);
                continue;
            }
            int value = i + 2 < text.length ? hex(text[i + 1]) * HEX + hex(text[i + 2]) : -1;
            if (value < 0) {
                return false;
            }
            decoded.put((byte) value);
            i += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(decoded.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Far below zero if it is no digit. */
    private static int hex(byte digit) {
        int value = Character.digit(digit, HEX);
        return value < 0 ? Short.MIN_VALUE : value;
    }
}
