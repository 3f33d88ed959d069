package org.example.orders;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kanal.api.ChannelPublisher;
import org.kanal.api.RealtimeChannel;

/**
 * Orders and what is told of them. Each method is one transaction: a change is committed and
 * published, or neither.
 */
@Stateless
public class Orders {

    /** An order's own channel is its resource {@code orders/ID}. */
    public static final String CHANNEL = "orders";

    @PersistenceContext private EntityManager entities;

    /** The type of what it publishes goes to the page: see {@code page/asyncapi.json}. */
    @Inject
    @RealtimeChannel(CHANNEL)
    private ChannelPublisher<OrderView> orders;

    public OrderView place(String owner, String article) {
        Order order = new Order(owner, article);
        entities.persist(order);
        return publish(order);
    }

    public Optional<OrderView> pay(long id, String owner) {
        return change(id, owner, Order::pay);
    }

    public Optional<OrderView> ship(long id, String owner) {
        return change(id, owner, Order::ship);
    }

    public Optional<OrderView> find(long id, String owner) {
        return owned(id, owner).map(Order::view);
    }

    public boolean isOwner(long id, String owner) {
        return owned(id, owner).isPresent();
    }

    /** Newest first. */
    public List<OrderView> of(String owner) {
        return entities
                .createQuery(
                        "select o from Order o where o.owner = :owner order by o.id desc",
                        Order.class)
                .setParameter("owner", owner)
                .setMaxResults(50)
                .getResultList()
                .stream()
                .map(Order::view)
                .toList();
    }

    private Optional<OrderView> change(long id, String owner, Consumer<Order> step) {
        Optional<Order> order = owned(id, owner);
        order.ifPresent(found -> entities.lock(found, LockModeType.PESSIMISTIC_WRITE));
        order.ifPresent(step);
        return order.map(this::publish);
    }

    private Optional<Order> owned(long id, String owner) {
        return Optional.ofNullable(entities.find(Order.class, id))
                .filter(order -> order.owner().equals(owner));
    }

    private OrderView publish(Order order) {
        entities.flush(); // gives the order its id and its new version
        OrderView view = order.view();
        orders.to(Long.toString(view.id())).publish(view);
        return view;
    }
}
