package io.maotong.invoice.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.invoice.InvoiceTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every list of collection, verification, uses and reconciliation has an index. */
@InvoiceTest
class CollectionIndexesTest {

    @Autowired
    JdbcClient jdbc;

    @TestFactory
    Stream<DynamicTest> listsHaveTheirIndexes() {
        return List.of(
                        "sync_run WHERE merchant_id = 1 AND kind = 'INPUT' AND status = 'DONE' ORDER BY id DESC",
                        "sync_run WHERE merchant_id = 1 AND status = 'FAILED' ORDER BY id DESC",
                        "sync_run WHERE status = 'FAILED' ORDER BY id DESC",
                        "sync_reject WHERE merchant_id = 1 AND state = 'OPEN' ORDER BY id DESC",
                        "sync_reject WHERE state = 'OPEN' ORDER BY id DESC",
                        "output_invoice WHERE merchant_id = 1 AND status = 'RED' ORDER BY issued_on DESC, id DESC",
                        "output_invoice WHERE merchant_id = 1 ORDER BY issued_on DESC, id DESC",
                        "customer_title WHERE merchant_id = 1 ORDER BY last_seen_at DESC, id DESC",
                        "refund_selection WHERE merchant_id = 1 AND status = 'RUNNING' ORDER BY id DESC",
                        "refund_selection WHERE merchant_id = 1 AND use_kind = 'DEDUCT' ORDER BY id DESC",
                        "verification WHERE merchant_id = 1 AND identity = '1' ORDER BY id DESC",
                        "verification WHERE merchant_id = 1 AND outcome = 'GENUINE' ORDER BY id DESC",
                        "verification WHERE merchant_id = 1 AND cache_key IN ('a', 'b')",
                        "reconciliation WHERE merchant_id = 1 AND direction = 'INPUT' AND period = '202611'",
                        "reconciliation WHERE merchant_id = 1 AND status = 'DIFFERENT' ORDER BY id DESC",
                        "reconciliation WHERE status = 'DIFFERENT' ORDER BY id DESC",
                        "reconciliation_incident WHERE merchant_id = 1 AND state = 'OPEN' ORDER BY id DESC",
                        "reconciliation_incident WHERE state = 'OPEN' ORDER BY id DESC",
                        "restore_check WHERE check_id = 1 ORDER BY id")
                .stream()
                .map(list -> DynamicTest.dynamicTest(
                        list,
                        // with the few rows of tests the primary key may be cheaper than the index that is there
                        () -> assertThat(jdbc.sql("EXPLAIN FORMAT=TRADITIONAL SELECT * FROM " + list + " LIMIT 20")
                                        .query()
                                        .singleRow()
                                        .get("possible_keys"))
                                .asString()
                                .containsPattern("(ix|ux)_")));
    }
}
