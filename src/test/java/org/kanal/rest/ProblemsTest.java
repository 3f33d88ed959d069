package org.kanal.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void anAddressThatIsNoneSaysWhichThereAre() {
        assertEquals(
                "no such address; allowed: those of docs/http.md, written as there",
                Problems.problemOf(new NotFoundException()).detail());
    }

    @Test
    void whatAPartSaysItselfAboutWhatIsMissingStays() {
        assertEquals(
                "the demo is off",
                Problems.problemOf(new NotFoundException("the demo is off")).detail());
    }

    @Test
    void aMethodThatIsNoneOfTheAddressesPointsToThoseThatAre() {
        assertEquals(
                "the method is none of this address; allowed: those in the header Allow",
                Problems.problemOf(new NotAllowedException("GET")).detail());
    }

    @Test
    void otherRefusalsOfTheContainersKeepTheirStatusAndWords() {
        Problem problem = Problems.problemOf(new WebApplicationException("odd", 415));
        assertEquals(415, problem.status());
        assertEquals("odd", problem.detail());
    }
}
