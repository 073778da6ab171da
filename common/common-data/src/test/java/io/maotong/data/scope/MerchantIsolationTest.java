package io.maotong.data.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MerchantIsolationTest {

    private final MerchantIsolation isolation = new MerchantIsolation(List.of("code"));

    @Test
    void eachScopeSeesItsOwnMerchantInTheSameStatement() {
        String sql = "SELECT id FROM invoice WHERE status = ?";

        assertThat(MerchantScope.call(7, () -> isolation.parserSingle(sql, null)))
                .isEqualTo("SELECT id FROM invoice WHERE status = ? AND merchant_id = 7");
        assertThat(MerchantScope.call(8, () -> isolation.parserSingle(sql, null)))
                .isEqualTo("SELECT id FROM invoice WHERE status = ? AND merchant_id = 8");
    }

    @Test
    void joinsAndSubqueriesAreRestrictedOnEveryTable() {
        String sql =
                "SELECT i.id FROM invoice i LEFT JOIN line l ON l.invoice_id = i.id WHERE i.id IN (SELECT id FROM part)";

        String rewritten = MerchantScope.call(7, () -> isolation.parserSingle(sql, null));

        assertThat(rewritten)
                .contains("i.merchant_id = 7", "l.merchant_id = 7", "FROM part WHERE merchant_id = 7")
                .doesNotContain(MerchantLine.PLACE);
    }

    @Test
    void changesAreRestrictedAndInsertsGetTheMerchant() {
        MerchantScope.run(7, () -> {
            assertThat(isolation.parserMulti("UPDATE invoice SET status = ? WHERE id = ?", null))
                    .isEqualTo("UPDATE invoice SET status = ? WHERE id = ? AND merchant_id = 7");
            assertThat(isolation.parserMulti("DELETE FROM invoice WHERE id = ?", null))
                    .isEqualTo("DELETE FROM invoice WHERE id = ? AND merchant_id = 7");
            assertThat(isolation.parserMulti("INSERT INTO invoice (id) VALUES (?), (?)", null))
                    .isEqualTo("INSERT INTO invoice (id, merchant_id) VALUES (?, 7), (?, 7)");
            assertThat(isolation.parserMulti("INSERT INTO invoice (id, merchant_id) VALUES (?, ?)", null))
                    .isEqualTo("INSERT INTO invoice (id, merchant_id) VALUES (?, ?)");
        });
    }

    @Test
    void sharedTablesNeedNoScope() {
        assertThat(isolation.parserSingle("SELECT name FROM code", null)).isEqualTo("SELECT name FROM code");
    }

    @Test
    void withoutAScopeAMerchantsTableFailsAlsoWhenTheStatementIsKnown() {
        String sql = "SELECT id FROM invoice";
        MerchantScope.run(7, () -> isolation.parserSingle(sql, null));

        assertThatThrownBy(() -> isolation.parserSingle(sql, null)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everywhereLeavesTheStatementAloneAlsoWhenItIsKnown() {
        String sql = "SELECT id FROM invoice WHERE status = ?";
        MerchantScope.run(7, () -> isolation.parserSingle(sql, null));

        assertThat(MerchantScope.everywhere("test", () -> isolation.parserSingle(sql, null)))
                .isEqualTo(sql);
    }
}
