package io.maotong.invoice.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.platform.CallEnding;
import io.maotong.invoice.platform.MonthlyTotalsPlatform;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.PlatformPulse;
import io.maotong.invoice.platform.QuotaPlatform;
import io.maotong.invoice.platform.ReferencePlatform;
import io.maotong.invoice.platform.TaxPlatform;
import io.maotong.test.Sandbox;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The adapters and the sandbox, over HTTP against each other: both read the same specification on their own. */
@OutageTest
class PlatformServicesTest {

    private static final BigDecimal ZERO = new BigDecimal("0.00");

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    TaxPlatform platform;

    @Autowired
    ReferencePlatform reference;

    @Autowired
    QuotaPlatform quota;

    @Autowired
    MonthlyTotalsPlatform months;

    @Autowired
    PlatformPulse pulse;

    @Autowired
    Outages outages;

    @Autowired
    JdbcClient jdbc;

    private final String period = InvoiceFixture.period();

    @AfterEach
    void behaveAgain() {
        Sandbox.control("DELETE", "/control/behaviour", null);
        Sandbox.control("DELETE", "/control/tax/mood", null);
        outages.resume(PlatformPulse.CHANNEL);
    }

    private InvoiceFixture.Merchant known() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        Sandbox.control(
                "POST",
                "/control/tax/parties",
                "{\"taxNo\":\"" + merchant.taxNo() + "\",\"name\":\"" + merchant.name() + "\"}");
        return merchant;
    }

    private static <T> T value(PlatformAnswer<T> answer) {
        assertThat(answer).isInstanceOf(PlatformAnswer.Answered.class);
        return ((PlatformAnswer.Answered<T>) answer).value();
    }

    @Test
    void taxpayerRiskAndRatesAreReadAsTheyAre() {
        InvoiceFixture.Merchant merchant = known();

        ReferencePlatform.TaxpayerBasics basics =
                value(reference.taxpayer(merchant.taxNo())).orElseThrow();
        assertThat(basics.name()).isEqualTo(merchant.name());
        assertThat(basics.mayTrade()).isTrue();
        assertThat(basics.smallScale()).isFalse();
        assertThat(value(reference.risk(merchant.taxNo())).orElseThrow().blocked())
                .isFalse();
        assertThat(value(reference.rates(merchant.taxNo())))
                .anyMatch(rate -> rate.rate().compareTo(new BigDecimal("0.13")) == 0);

        Sandbox.control(
                "PUT",
                "/control/tax/taxpayers/" + merchant.taxNo(),
                "{\"kind\":\"2\",\"state\":\"05\",\"risk\":\"02\",\"riskReason\":\"虚开\"}");
        assertThat(value(reference.taxpayer(merchant.taxNo())).orElseThrow().mayTrade())
                .isFalse();
        assertThat(value(reference.risk(merchant.taxNo())).orElseThrow())
                .isEqualTo(new ReferencePlatform.Risk("02", "虚开", true));
        assertThat(value(reference.rates(merchant.taxNo())))
                .noneMatch(rate -> rate.rate().compareTo(new BigDecimal("0.05")) > 0);
    }

    @Test
    void unknownTaxpayerIsAnEmptyAnswer() {
        assertThat(reference.taxpayer("91320722MA00000000")).isEqualTo(new PlatformAnswer.Answered<>(Optional.empty()));
        assertThat(reference.risk("91320722MA00000000")).isEqualTo(new PlatformAnswer.Answered<>(Optional.empty()));
    }

    @Test
    void classificationIsReadToItsEndAndThenOnlyItsChanges() {
        Set<String> codes = new HashSet<>();
        String stamp = "";
        boolean more = true;
        while (more) {
            ReferencePlatform.ClassPage page = value(reference.classesChangedAfter(stamp));
            page.classes().forEach(one -> assertThat(codes.add(one.code())).isTrue());
            stamp = page.stamp();
            more = page.more();
        }
        assertThat(codes).contains("1080000000000009914", "1060501010000000000");
        assertThat(value(reference.classesChangedAfter(stamp)).classes()).isEmpty();
        assertThat(value(reference.differentialCodes()))
                .anyMatch(code -> code.kind().equals("02"));
    }

    @Test
    void quotaGoesThereAndBackOnceForEachSerial() {
        InvoiceFixture.Merchant merchant = known();
        value(platform.downloadQuota(merchant.taxNo(), new BigDecimal("1000.00"), "D1"));

        assertThat(value(quota.giveBack(merchant.taxNo(), new BigDecimal("400.00"), "R1"))
                        .downloaded())
                .isEqualByComparingTo("600");
        assertThat(value(quota.giveBack(merchant.taxNo(), new BigDecimal("400.00"), "R1"))
                        .downloaded())
                .as("the same serial")
                .isEqualByComparingTo("600");
        assertThat(quota.giveBack(merchant.taxNo(), new BigDecimal("600.01"), "R2"))
                .isInstanceOf(PlatformAnswer.Refused.class);
        DateTimeFormatter form = DateTimeFormatter.ofPattern("yyyyMM");
        String next = form.format(
                YearMonth.from(BusinessTime.today(Clock.systemUTC())).plusMonths(1));
        assertThat(value(quota.extend(merchant.taxNo(), period, next, "E1")).period())
                .isEqualTo(period);
        assertThat(quota.extend(merchant.taxNo(), next, period, "E2")).isInstanceOf(PlatformAnswer.Refused.class);
    }

    @Test
    void monthIsConfirmedWhenTheFiguresAreTheSameAndNotWhenTheyDiffer() {
        InvoiceFixture.Merchant merchant = known();
        MonthlyTotalsPlatform.MonthTotals nothing = new MonthlyTotalsPlatform.MonthTotals(0, ZERO, ZERO, 0, ZERO, ZERO);

        assertThat(value(months.totals(merchant.taxNo(), period)).totals().sameAs(nothing))
                .isTrue();
        assertThat(value(months.confirm(merchant.taxNo(), period, nothing, "M1"))
                        .agreed())
                .isTrue();
        Sandbox.control(
                "PUT",
                "/control/tax/month-difference",
                "{\"taxNo\":\"" + merchant.taxNo() + "\",\"period\":\"" + period
                        + "\",\"redCount\":1,\"redAmount\":\"-3.00\",\"redTax\":\"-0.39\"}");
        MonthlyTotalsPlatform.MonthSummary differs = value(months.confirm(merchant.taxNo(), period, nothing, "M2"));
        assertThat(differs.agreed()).isFalse();
        assertThat(differs.totals().redAmount()).isEqualByComparingTo("-3");
    }

    @Test
    void statusWhenNothingArrivedThenEmpty() {
        InvoiceFixture.Merchant merchant = known();

        assertThat(platform.findByNumber(merchant.taxNo(), "26328000000099999999"))
                .isEqualTo(new PlatformAnswer.Answered<>(Optional.empty()));
        assertThat(platform.findBySerial(merchant.taxNo(), "never"))
                .isEqualTo(new PlatformAnswer.Answered<>(Optional.empty()));
    }

    @Test
    void endingsWhenThePlatformIsInEachOfItsMoods() {
        InvoiceFixture.Merchant merchant = known();
        assertThat(pulse.feel()).isEqualTo(CallEnding.ANSWERED);
        for (String busy : List.of("busyRate", "errorBusyRate", "limitedRate", "envelopeLimitedRate")) {
            mood("{\"" + busy + "\":1}");
            assertThat(platform.quota(merchant.taxNo())).as(busy).isInstanceOf(PlatformAnswer.Later.class);
            assertThat(pulse.feel()).as(busy).isEqualTo(CallEnding.BUSY);
        }
        for (String spoilt : List.of("garbageRate", "halfRate", "wrongKeyRate")) {
            mood("{\"" + spoilt + "\":1}");
            assertThat(platform.quota(merchant.taxNo())).as(spoilt).isInstanceOf(PlatformAnswer.Unknown.class);
        }
        mood("{\"doublyStringifiedRate\":1,\"gzipRate\":1}");
        assertThat(value(platform.quota(merchant.taxNo())).period()).isEqualTo(period);
        Sandbox.control("DELETE", "/control/tax/mood", null);
        Sandbox.control("PUT", "/control/behaviour/tax", "{\"down\":true}");
        assertThat(pulse.feel()).isEqualTo(CallEnding.FAILED);
        Sandbox.control("PUT", "/control/behaviour/tax", "{\"delayMillis\":[1500,1500]}");
        assertThat(pulse.feel()).as("slower than we wait").isEqualTo(CallEnding.TIMED_OUT);
    }

    private static void mood(String mood) {
        Sandbox.control("PUT", "/control/tax/mood", mood);
    }

    @Test
    void registrationWhenTheBureauChangesItsMindThenTheMerchantIsToldWhatStandsInTheWay() {
        InvoiceFixture.Merchant stranger = fixture.merchant();
        InvoiceFixture.Merchant merchant = known();
        assertThat(fixture.post(stranger, "/api/merchant/tax-registration:check", "{}")
                        .status())
                .isEqualTo(202);
        fixture.post(merchant, "/api/merchant/tax-registration:check", "{}");
        InvoiceFixture.await(() -> checked(stranger) && checked(merchant));

        assertThat(findings(stranger)).containsExactly("UNKNOWN");
        assertThat(findings(merchant)).isEmpty();
        assertThat(fixture.get(merchant, "/api/merchant/tax-registration").get("rates"))
                .isNotEmpty();

        Sandbox.control(
                "PUT",
                "/control/tax/taxpayers/" + merchant.taxNo(),
                "{\"state\":\"05\",\"risk\":\"02\",\"riskReason\":\"虚开\"}");
        Sandbox.control("POST", "/control/tax/parties", "{\"taxNo\":\"" + merchant.taxNo() + "\",\"name\":\"另一家公司\"}");
        fixture.post(merchant, "/api/merchant/tax-registration:check", "{}");
        InvoiceFixture.await(() -> !findings(merchant).isEmpty());
        assertThat(findings(merchant)).containsExactly("NAME_DIFFERS", "STATE", "BLOCKED");
    }

    private boolean checked(InvoiceFixture.Merchant merchant) {
        return jdbc.sql("SELECT COUNT(*) FROM tax_registration WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private List<String> findings(InvoiceFixture.Merchant merchant) {
        return fixture.get(merchant, "/api/merchant/tax-registration")
                .get("findings")
                .valueStream()
                .map(finding -> finding.get("code").asString())
                .toList();
    }
}
