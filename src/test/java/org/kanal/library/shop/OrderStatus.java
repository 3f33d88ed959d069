package org.kanal.library.shop;

import jakarta.validation.constraints.NotNull;

/** What the shop publishes of an order. */
public record OrderStatus(@NotNull String status) {}
