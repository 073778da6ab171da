package io.maotong.invoice.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class FiguresTest {

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    Figures figures;

    @Autowired
    JdbcClient jdbc;

    @Test
    void sharesAreRoundedDownSoThatAlmostAllIsNotAll() {
        Figure almost = new Figure(FigureKind.COMPLETENESS, 9_999_999, 10_000_000, BigDecimal.ONE);

        assertThat(almost.share()).isEqualByComparingTo("0.999999");
        assertThat(almost.met()).isFalse();
        assertThat(new Figure(FigureKind.SUCCESS, 0, 0, BigDecimal.ONE).share()).isNull();
        assertThat(new Figure(FigureKind.SUCCESS, 0, 0, BigDecimal.ONE).met()).isTrue();
    }

    @Test
    void figuresComeFromTheRunsAndAlertsFollowThem() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        InvoiceFixture.Merchant other = fixture.merchant();
        List<ReceivedInvoice> page = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            page.add(InvoiceFixture.received(merchant, InvoiceFixture.number(merchant, i), "10.00"));
        }
        // One of another buyer is no invoice of ours.
        page.add(InvoiceFixture.received(other, InvoiceFixture.number(merchant, 10), "10.00"));
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(page));
        platform.plan("pull", merchant.taxNo(), Mishap.REFUSED);
        fixture.pulled(merchant);
        fixture.pulled(merchant);

        JsonNode success = figure(merchant, "SUCCESS");
        JsonNode accuracy = figure(merchant, "ACCURACY");
        assertThat(success.get("good").asInt()).isEqualTo(1);
        assertThat(success.get("all").asInt()).isEqualTo(2);
        assertThat(accuracy.get("good").asInt()).isEqualTo(9);
        assertThat(accuracy.get("share").decimalValue()).isEqualByComparingTo("0.9");
        assertThat(figure(merchant, "COMPLETENESS").get("share").isNull()).isTrue();
        String rows = success.get("rows").get(0).asString();
        assertThat(fixture.get(merchant, rows).get("total").asInt())
                .as("the rows behind it")
                .isEqualTo(1);
        assertThat(figure(other, "SUCCESS").get("all").asInt()).isZero();

        MerchantScope.run(merchant.id(), figures::compareWithPromise);
        MerchantScope.run(merchant.id(), figures::compareWithPromise);
        assertThat(alerts(merchant)).containsExactlyInAnyOrder("SUCCESS", "ACCURACY");

        // A failure of long ago is no longer part of the figure.
        jdbc.sql("UPDATE sync_run SET started_at = TIMESTAMPADD(DAY, -40, started_at) WHERE merchant_id = ?"
                        + " AND status = 'FAILED'")
                .param(merchant.id())
                .update();
        MerchantScope.run(merchant.id(), figures::compareWithPromise);
        assertThat(alerts(merchant)).containsExactly("ACCURACY");
        JsonNode ops = fixture.operate("/api/ops/invoice-sync/figures", null).body();
        assertThat(ops.get("figures")).hasSize(3);
        assertThat(ops.get("alerts")
                        .valueStream()
                        .map(one -> one.get("merchantId").asString()))
                .contains(Long.toString(merchant.id()));
    }

    private JsonNode figure(InvoiceFixture.Merchant merchant, String name) {
        return fixture.get(merchant, "/api/merchant/invoice-sync/figures")
                .get("figures")
                .valueStream()
                .filter(one -> one.get("figure").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> alerts(InvoiceFixture.Merchant merchant) {
        return fixture.get(merchant, "/api/merchant/invoice-sync/figures")
                .get("alerts")
                .valueStream()
                .map(one -> one.get("figure").asString())
                .toList();
    }
}
