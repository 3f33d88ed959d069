package org.kanal;

import java.util.regex.Pattern;

/**
 * Whether a source really holds a test of some name: one that runs, not one that is only mentioned.
 */
final class Proof {

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//[^\\n]*$");
    private static final Pattern SKIPPED_SUITE = Pattern.compile("\\bdescribe\\.(skip|todo)\\(");
    private static final Pattern JAVA_TEST = Pattern.compile("@(Parameterized|Repeated)?Test\\b");

    /**
     * Annotations in a row, each with arguments that may hold texts and one more level of brackets.
     */
    private static final String ANNOTATIONS =
            "((?:@\\w+(?:\\((?:\"(?:\\\\.|[^\"\\\\])*+\"|[^()\"]|\\([^()]*\\))*+\\))?\\s+)*+)";

    private Proof() {}

    /** A test method of JUnit that is not disabled, nor in a class that is. */
    static boolean inJava(String source, String method) {
        String code = withoutComments(source);
        if (code.substring(0, Math.max(0, code.indexOf("class "))).contains("@Disabled")) {
            return false;
        }
        return Pattern.compile(ANNOTATIONS + "(?:public\\s+)?void " + method + "\\(")
                .matcher(code)
                .results()
                .map(test -> test.group(1))
                .anyMatch(
                        annotations ->
                                JAVA_TEST.matcher(annotations).find()
                                        && !annotations.contains("@Disabled"));
    }

    /** A test of Node's runner, called {@code it} or {@code test}, that is not skipped. */
    static boolean inScript(String source, String title) {
        String code = withoutComments(source);
        Pattern test =
                Pattern.compile(
                        "(?<![\\w.])(it|test)\\(\\s*(['\"`])"
                                + Pattern.quote(title)
                                + "\\2,(?!\\s*\\{[^}]*\\b(skip|todo)\\b)");
        return test.matcher(code).find() && !SKIPPED_SUITE.matcher(code).find();
    }

    /** Something that must compile. */
    static boolean inTypes(String source, String text) {
        return withoutComments(source).contains(text);
    }

    private static String withoutComments(String source) {
        return COMMENT.matcher(source).replaceAll("");
    }
}
