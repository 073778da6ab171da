package io.maotong.customs.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.id.Ids;
import io.maotong.customs.CustomsFixture;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.FakePortAddress;
import io.maotong.customs.issue.Issues;
import io.maotong.data.scope.MerchantScope;
import io.maotong.test.ServiceTest;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The closed lists of a month are summarised by themselves, once, and late ones are told. */
@ServiceTest
class MonthlySummariesTest implements FakePortAddress {

    private static final CustomsSettings.Summary DAYS = new CustomsSettings.Summary("1", "1", "CLOSED", 10, 15);

    @Autowired
    private SummaryListMapper members;

    @Autowired
    private SummaryService service;

    @Autowired
    private Issues issues;

    @Autowired
    private CustomsSettings settings;

    @Autowired
    private CustomsFixture fixture;

    @Autowired
    private JdbcTemplate jdbc;

    private void run(String today) {
        new MonthlySummaries(members, service, issues, settings, Clock.systemUTC()).run(LocalDate.parse(today), DAYS);
    }

    private void closedList(CustomsFixture.Merchant merchant, String invtNo, String releasedAt) {
        list(merchant, invtNo, releasedAt, "CLOSED", "B");
    }

    private void list(CustomsFixture.Merchant merchant, String invtNo, String releasedAt, String status, String flag) {
        long id = Ids.next();
        jdbc.update(
                """
                INSERT INTO customs_document (id, merchant_id, doc_type, business_key, order_no, chunk, owner_code, owner_name,
                  gross_weight, version, state_version, status, resends, invt_no, released_at, created_at, updated_at)
                VALUES (?, ?, '603', ?, ?, 1, ?, ?, 0.62, 1, 1, ?, 0, ?, ?, NOW(), NOW())
                """,
                id,
                merchant.id(),
                "K" + id,
                "O" + id,
                merchant.code(),
                merchant.name(),
                status,
                invtNo,
                releasedAt);
        jdbc.update("""
                INSERT INTO customs_document_version (id, merchant_id, document_id, version, guid, app_type, app_time, reason,
                  content, created_by, created_at)
                VALUES (?, ?, ?, 1, 'G', '1', '20261001000000', 'FIRST', ?, 'x', NOW())
                """, Ids.next(), merchant.id(), id, """
                {"head":{"customsCode":"2301","statisticsFlag":"%s","trafMode":"5","ownerCode":"A","country":"502",
                "portCode":"2301"},"rows":[{"country":"502","gcode":"7116200000","itemName":"手链","gname":"手链",
                "currency":"502","unit":"007","unit1":"035","qty":"1","qty1":"0.06","totalPrice":"18.5"}]}
                """.formatted(flag));
    }

    private int summaries(CustomsFixture.Merchant merchant) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM summary WHERE merchant_id = ?", Integer.class, merchant.id());
    }

    @Test
    void fromItsDayOnThenTheMonthBeforeIsSummarisedOnce() {
        CustomsFixture.Merchant merchant = fixture.merchant();
        closedList(merchant, "23012026E900000001", "2026-09-10 02:00:00");
        closedList(merchant, "23012026E900000002", "2026-09-30 15:59:59");
        closedList(merchant, "23012026E900000003", "2026-09-30 16:00:00");
        run("2026-10-09");
        assertThat(summaries(merchant)).isZero();
        run("2026-10-10");
        run("2026-10-11");
        assertThat(summaries(merchant)).isEqualTo(1);
        assertThat(jdbc.queryForObject("SELECT lists FROM summary WHERE merchant_id = ?", Integer.class, merchant.id()))
                .as("the third was released in October by the clock of China")
                .isEqualTo(2);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM customs_issue WHERE merchant_id = ? AND code = 'S-LATE'",
                        Integer.class,
                        merchant.id()))
                .isZero();
    }

    @Test
    void onlyClosedListsOfKindBThatNoSummaryHoldsAreSummarised() {
        CustomsFixture.Merchant merchant = fixture.merchant();
        list(merchant, "23012026E900000011", "2026-07-10 02:00:00", "CLOSED", "A");
        list(merchant, "23012026E900000012", "2026-07-10 02:00:00", "RELEASED", "B");
        list(merchant, "23012026E900000013", "2026-07-10 02:00:00", "CANCELLED", "B");
        list(merchant, "23012026E900000014", "2026-07-10 02:00:00", "CLOSED", "B");
        SummaryRequest july = new SummaryRequest("202607", null);
        MerchantScope.run(merchant.id(), () -> {
            SummaryService.Preview preview = service.preview(july);
            assertThat(preview.lists()).isEqualTo(1);
            SummaryRow row = service.create(july, "test");
            assertThat(row.lists).isEqualTo(1);
            assertThat(jdbc.queryForList("SELECT invt_no FROM summary_list WHERE summary_id = ?", String.class, row.id))
                    .containsExactly("23012026E900000014");
            assertThat(service.preview(july).lists()).isZero();
        });
    }

    @Test
    void afterTheDeadlineThenItIsTold() {
        CustomsFixture.Merchant merchant = fixture.merchant();
        closedList(merchant, "23012026E900000004", "2026-08-10 02:00:00");
        run("2026-09-16");
        assertThat(summaries(merchant)).isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM customs_issue WHERE merchant_id = ? AND code = 'S-LATE'",
                        Integer.class,
                        merchant.id()))
                .isEqualTo(1);
    }
}
