package org.example.orders;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
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

    public Optional<OrderView> pay(long id, String person) {
        return change(id, person, Order::pay);
    }

    public Optional<OrderView> ship(long id, String person) {
        return change(id, person, Order::ship);
    }

    public Optional<OrderView> find(long id, String person) {
        return visible(id, person).map(Order::view);
    }

    public boolean mayFollow(long id, String person) {
        return visible(id, person).isPresent();
    }

    /** Those that somebody placed, newest first; of all people for the staff. */
    public List<OrderView> of(String person) {
        return newest(person).setMaxResults(50).getResultList().stream().map(Order::view).toList();
    }

    private TypedQuery<Order> newest(String person) {
        return Users.isStaff(person)
                ? entities.createQuery("select o from Order o order by o.id desc", Order.class)
                : entities.createQuery(
                                "select o from Order o where o.owner = :owner order by o.id desc",
                                Order.class)
                        .setParameter("owner", person);
    }

    private Optional<OrderView> change(long id, String person, Consumer<Order> step) {
        Optional<Order> order = visible(id, person);
        order.ifPresent(found -> entities.lock(found, LockModeType.PESSIMISTIC_WRITE));
        order.ifPresent(step);
        return order.map(this::publish);
    }

    private Optional<Order> visible(long id, String person) {
        return Optional.ofNullable(entities.find(Order.class, id))
                .filter(order -> order.owner().equals(person) || Users.isStaff(person));
    }

    private OrderView publish(Order order) {
        entities.flush(); // gives the order its id and its new version
        OrderView view = order.view();
        orders.to(Long.toString(view.id())).publish(view);
        return view;
    }
}
