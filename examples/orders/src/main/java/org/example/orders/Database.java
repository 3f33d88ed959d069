package org.example.orders;

import jakarta.annotation.sql.DataSourceDefinition;

/**
 * The database, as the settings say. Its driver is one for XA, so that its transactions and the
 * messages' are committed together, also where the server is killed between the two.
 */
@DataSourceDefinition(
        name = "java:app/jdbc/orders",
        className = "${MPCONFIG=orders.db.driver:org.h2.jdbcx.JdbcDataSource}",
        url = "${MPCONFIG=orders.db.url:jdbc:h2:./orders;WRITE_DELAY=0}",
        user = "${MPCONFIG=orders.db.user:orders}",
        password = "${MPCONFIG=orders.db.password:orders}",
        maxPoolSize = 20)
public final class Database {

    private Database() {}
}
