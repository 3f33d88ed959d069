package org.kanal.server.killed;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;

/**
 * Makes a change in one transaction, step by step as its request says: {@code database} writes a
 * row, {@code publish} a message, {@code prepare} and {@code commit} let the server die when it
 * comes to them in that phase.
 */
@DataSourceDefinition(
        name = "java:app/jdbc/killed",
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "${MPCONFIG=killed.db.url}",
        user = "killed",
        password = "killed")
@WebServlet("/changes")
public class Changes extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Where each change is told. */
    public static final String CHANNEL = "changes";

    private static final String TABLE =
            "create table if not exists changes (id varchar(40) primary key)";

    @Inject private transient RealtimePublisher realtime;

    @Resource(lookup = "java:app/jdbc/killed")
    private transient DataSource database;

    @Resource(lookup = "java:appserver/TransactionManager")
    private transient TransactionManager transactions;

    @Inject private transient UserTransaction transaction;

    /** The ids of all changes, one a line. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType("text/plain");
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute(TABLE);
            ResultSet rows =
                    connection.createStatement().executeQuery("select id from changes order by id");
            while (rows.next()) {
                response.getWriter().println(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        String id = request.getParameter("id");
        try {
            transaction.begin();
            for (String step : request.getParameter("steps").split(",")) {
                take(step, id);
            }
            transaction.commit();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private void take(String step, String id) throws Exception {
        switch (step) {
            case "database" -> insert(id);
            case "publish" -> realtime.publish(Channel.of(CHANNEL), id);
            default -> transactions.getTransaction().enlistResource(Halting.at(step));
        }
    }

    private void insert(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                var insert = connection.prepareStatement("insert into changes values (?)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }
}
