package org.kanal.library.ear;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/** What the module publishes. */
public record OrderEvent(@NotBlank String orderId, @Min(1) int amount) {}
