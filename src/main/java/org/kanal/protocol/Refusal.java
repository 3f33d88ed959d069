package org.kanal.protocol;

/**
 * Why something was refused or ended.
 *
 * @param code what kind of refusal it is
 * @param status the HTTP status that says the same
 * @param message what is wrong and what is allowed, for people
 */
public record Refusal(Code code, int status, String message) {

    /** The kinds of refusal that the wire knows. */
    public enum Code {
        BAD_INPUT,
        UNAUTHORIZED,
        SUBSCRIPTION_FAILED,
        PUBLISH_FAILED,
        RATE_LIMITED
    }

    /** What was sent breaks a rule. */
    public static Refusal badInput(String message) {
        return new Refusal(Code.BAD_INPUT, 400, message);
    }

    /** The token does not hold. */
    public static Refusal unauthorized(String message) {
        return new Refusal(Code.UNAUTHORIZED, 401, message);
    }

    /** Too much or too fast. */
    public static Refusal rateLimited(String message) {
        return new Refusal(Code.RATE_LIMITED, 429, message);
    }
}
