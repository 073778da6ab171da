package io.maotong.invoice.issue;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the table; it belongs to no merchant. */
@Repository
class ExchangeRateTable {

    private final JdbcClient jdbc;

    ExchangeRateTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ExchangeRates read() {
        return new ExchangeRates(jdbc.sql("SELECT currency, valid_from, rate_date, rate, source FROM exchange_rate")
                .query(ExchangeRate.class)
                .list());
    }
}
