package org.kanal.it.state;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Rows in a database for XA, and in one that is not. */
@Stateless
@DataSourceDefinition(
        name = "java:app/jdbc/xa-rows",
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "jdbc:h2:mem:xa-rows;DB_CLOSE_DELAY=-1",
        user = "rows",
        password = "rows")
public class XaRows {

    /** Which of the two. */
    public enum Database {
        XA,
        NOT_XA
    }

    @Resource(lookup = "java:app/jdbc/xa-rows")
    private DataSource xa;

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource notXa;

    public void create(Database database) throws SQLException {
        run(database, "create table if not exists xa_rows (id varchar(40) primary key)");
    }

    public void insert(Database database, String id) throws SQLException {
        run(database, "insert into xa_rows values ('" + id + "')");
    }

    public boolean isThere(Database database, String id) throws SQLException {
        try (Connection connection = of(database).getConnection();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("select id from xa_rows where id = '" + id + "'")) {
            return rows.next();
        }
    }

    private void run(Database database, String sql) throws SQLException {
        try (Connection connection = of(database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private DataSource of(Database database) {
        return database == Database.XA ? xa : notXa;
    }
}
