package org.kanal.gateway;

/**
 * The key that signs resume texts ({@code kanal.resume.secret}); the same on all nodes, or visitors
 * get a new id when they come back to another one.
 *
 * @param key never shown to anybody
 */
public record ResumeSecret(byte[] key) {

    @Override
    public String toString() {
        return "ResumeSecret[hidden]";
    }
}
