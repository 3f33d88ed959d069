package org.example.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** What somebody ordered. */
@Entity
@Table(name = "customer_order")
public class Order {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_number")
    @SequenceGenerator(name = "order_number", allocationSize = 1)
    private Long id;

    private String owner;
    private String article;

    @Enumerated(EnumType.STRING)
    private Status status = Status.PLACED;

    /** Counts its changes; a page that has a newer one ignores an older. */
    @Version private int version;

    protected Order() {}

    public Order(String owner, String article) {
        this.owner = owner;
        this.article = article;
    }

    /**
     * @throws IllegalStateException unless it was placed and no more
     */
    public void pay() {
        advance(Status.PLACED, Status.PAID);
    }

    /**
     * @throws IllegalStateException unless it is paid and no more
     */
    public void ship() {
        advance(Status.PAID, Status.SHIPPED);
    }

    private void advance(Status from, Status to) {
        if (status != from) {
            throw new IllegalStateException("order " + id + " is " + status + ", not " + from);
        }
        status = to;
    }

    public Long id() {
        return id;
    }

    public String owner() {
        return owner;
    }

    /** What pages see of it. */
    public OrderView view() {
        return new OrderView(id, article, status, version);
    }
}
