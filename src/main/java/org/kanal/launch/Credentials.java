package org.kanal.launch;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The account by which this server, and nobody else, talks to its broker. */
record Credentials(String user, String password) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A secret of 192 bits, in letters, digits, {@code -} and {@code _}. */
    static String random() {
        byte[] secret = new byte[24];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /**
     * The line of OpenMQ's password file, {@code user:hash:role:active}. The hash is its own: MD5
     * of {@code user:password} read as a signed number, in hexadecimal (its classes {@code
     * PasswdDB} and {@code MD5}).
     */
    String passwordFileEntry() {
        byte[] digest = md5((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return user + ":" + new BigInteger(digest).toString(16) + ":user:1";
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new LaunchFailure("this Java has no MD5, which OpenMQ's password file needs", e);
        }
    }

    /** Without the password, so that no log shows it. */
    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
