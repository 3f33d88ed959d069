package org.example.orders;

/** What becomes of an order. */
public enum Status {
    PLACED,
    PAID,
    SHIPPED
}
