package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kanal.gateway.Doors.Door;

/** Whichever door a publication comes through: what is refused at one is refused at all. */
class OneDoorTest {

    private static final String KNOWN_APP = "shop";

    private final Doors doors = new Doors(KNOWN_APP);

    /** What may be wrong with a publication, and what its refusal names. */
    enum Bad {
        PAYLOAD_OF_ONE_BYTE_TOO_MANY("payload: ") {
            @Override
            Asked asked() {
                return good().saying("\"" + "x".repeat(Doors.MAX_PAYLOAD - 1) + "\"");
            }
        },
        PAYLOAD_WHOSE_BYTES_ARE_MORE_THAN_ITS_CHARACTERS("payload: ") {
            @Override
            Asked asked() {
                return good().saying("\"" + "\u20ac".repeat(Doors.MAX_PAYLOAD / 2) + "\"");
            }
        },
        UNKNOWN_APPLICATION("channel.appId: ") {
            @Override
            Asked asked() {
                return good().in("shp");
            }
        },
        LOGIN_OF_201_CHARACTERS("publisherId: ") {
            @Override
            Asked asked() {
                return good().by("a".repeat(201));
            }
        },
        LOGIN_WITH_HALF_A_CHARACTER("publisherId: ") {
            @Override
            Asked asked() {
                return good().by("ann\ud83d");
            }
        };

        private final String start;

        Bad(String start) {
            this.start = start;
        }

        abstract Asked asked();
    }

    /** What somebody asks for at a door. */
    record Asked(String app, String publisher, String json) {
        Asked in(String otherApp) {
            return new Asked(otherApp, publisher, json);
        }

        Asked by(String other) {
            return new Asked(app, other, json);
        }

        Asked saying(String other) {
            return new Asked(app, publisher, other);
        }
    }

    private static Asked good() {
        return new Asked(KNOWN_APP, "ann", "{\"text\":\"hello\"}");
    }

    static Stream<Arguments> everyDoorAndInput() {
        return Stream.of(Door.values())
                .flatMap(door -> Stream.of(Bad.values()).map(bad -> Arguments.of(door, bad)));
    }

    @AfterEach
    void stop() {
        doors.stop();
    }

    @ParameterizedTest
    @MethodSource("everyDoorAndInput")
    void whatIsWrongIsRefusedAtEveryDoorWithTheSameWordsAndGoesNowhere(Door door, Bad bad)
            throws Exception {
        Optional<String> refusal = doors.ask(door, bad.asked());
        assertTrue(refusal.isPresent(), "was let in");
        assertTrue(refusal.get().startsWith(bad.start), refusal::get);
        assertEquals(doors.ask(Door.QUEUE, bad.asked()), refusal);
        assertEquals(0, doors.wentOut());
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void whatIsRightComesThroughEveryDoor(Door door) throws Exception {
        Asked asked = good().by("a".repeat(200));
        assertEquals(Optional.empty(), doors.ask(door, asked));
        assertEquals(1, doors.wentOut());
    }
}
