package org.kanal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class A { @Test void works() {} }",
                "class A { int a; @Test @Tag(\"x\") void works() throws Exception {} }",
                "class A { @ParameterizedTest @ValueSource(strings = {\"a\"}) void works(String a) {} }",
                "class A { @Disabled @Test void other() {} @Test void works() {} }",
                "class A { void help() { a(); } @Test void works() {} }",
                "class A {\n  // why\n  @Test\n  void works() {}\n}",
            })
    void aTestMethodIsAProof(String source) {
        assertTrue(Proof.inJava(source, "works"), source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class A { void works() {} }",
                "class A { @Test void other() {} void works() {} }",
                "class A { @Test void worksToo() {} }",
                "class A { @Disabled @Test void works() {} }",
                "class A { @Test @Disabled(\"slow\") void works() {} }",
                "@Disabled class A { @Test void works() {} }",
                "class A { /* @Test void works() {} */ }",
                "class A {\n  // @Test void works() {}\n}",
            })
    void aMethodThatDoesNotRunIsNone(String source) {
        assertFalse(Proof.inJava(source, "works"), source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it('works at once', async () => {});",
                "test(\"works at once\", () => {});",
                "it(\n  `works at once`,\n  () => {},\n);",
                "it('works at once', { timeout: 1 }, () => {});",
                "it.skip('other', () => {}); it('works at once', () => {});",
            })
    void aTestOfTheScriptsIsAProof(String source) {
        assertTrue(Proof.inScript(source, "works at once"), source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const title = 'works at once';",
                "it('works at once or later', () => {});",
                "it('almost works at once', () => {});",
                "// it('works at once', () => {});",
                "/* it('works at once', () => {}); */",
                "it.skip('works at once', () => {});",
                "it.todo('works at once');",
                "it('works at once', { skip: true }, () => {});",
                "describe.skip('all', () => { it('works at once', () => {}); });",
            })
    void aTestThatDoesNotRunIsNone(String source) {
        assertFalse(Proof.inScript(source, "works at once"), source);
    }

    @Test
    void whatMustCompileMustNotBeAComment() {
        assertTrue(Proof.inTypes("Assert<Ours, Theirs>,", "Assert<Ours, Theirs>"));
        assertFalse(Proof.inTypes("// Assert<Ours, Theirs>,", "Assert<Ours, Theirs>"));
    }
}
