package org.kanal.it.typed;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;

/** What the tests publish. */
public record Booking(@NotBlank String guestName, @Min(1) int nights, LocalDate from) {}
