package org.kanal.config;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.InvalidInput;

class OnlyOneTest {

    @AfterEach
    void end() {
        OnlyOne.release("shop");
        OnlyOne.release("blog");
    }

    @Test
    void aSecondApplicationWithKanalIsToldWhichHasIt() {
        OnlyOne.claim("shop");
        InvalidInput refused = assertThrows(InvalidInput.class, () -> OnlyOne.claim("blog"));
        assertTrue(refused.getMessage().contains("'shop'"), refused.getMessage());
    }

    @Test
    void onceTheFirstHasGoneTheNextMayCome() {
        OnlyOne.claim("shop");
        OnlyOne.release("shop");
        OnlyOne.claim("blog");
    }

    @Test
    void theSameApplicationMayComeAgain() {
        OnlyOne.claim("shop");
        OnlyOne.claim("shop");
    }

    @Test
    void oneThatWasRefusedTakesNothingFromTheFirst() {
        OnlyOne.claim("shop");
        OnlyOne.release("blog");
        assertThrows(InvalidInput.class, () -> OnlyOne.claim("blog"));
    }
}
