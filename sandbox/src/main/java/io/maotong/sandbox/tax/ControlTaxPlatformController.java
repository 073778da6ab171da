package io.maotong.sandbox.tax;

import io.maotong.sandbox.authority.FieldFaults;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the bureau decides about the platform: its mood, taxpayers, classifications, differences in the totals. */
@RestController
@RequestMapping("/control/tax")
final class ControlTaxPlatformController {

    private static final Pattern CLASS_CODE = Pattern.compile("[1-6]\\d{18}");
    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");
    private static final int MOST_CLASSES = 5_000;

    private final TaxMoods moods;
    private final Taxpayers taxpayers;
    private final GoodsClasses classes;
    private final MonthTotals totals;
    private final TestCases testCases;
    private final TaxTransaction transaction;

    /** Absent fields are those of an ordinary taxpayer. */
    record TaxpayerRequest(String kind, String state, String risk, String riskReason) {}

    /** @param rates fractions @param leaf default true @param validTo absent = open */
    record ClassRequest(
            String code,
            String name,
            String shortName,
            Boolean leaf,
            Set<BigDecimal> rates,
            Set<String> preferences,
            String special,
            LocalDate validFrom,
            LocalDate validTo) {}

    record ClassesRequest(List<ClassRequest> classes) {}

    /** What the platform shows beside what it holds; absent = 0. Red amounts are negative. */
    record DifferenceRequest(
            String taxNo,
            String period,
            Integer blueCount,
            BigDecimal blueAmount,
            BigDecimal blueTax,
            Integer redCount,
            BigDecimal redAmount,
            BigDecimal redTax) {}

    ControlTaxPlatformController(
            TaxMoods moods,
            Taxpayers taxpayers,
            GoodsClasses classes,
            MonthTotals totals,
            TestCases testCases,
            TaxTransaction transaction) {
        this.moods = moods;
        this.taxpayers = taxpayers;
        this.classes = classes;
        this.totals = totals;
        this.testCases = testCases;
        this.transaction = transaction;
    }

    @GetMapping("/mood")
    TaxMood mood() {
        return moods.now();
    }

    /** Replaces all settings. */
    @PutMapping("/mood")
    TaxMood mood(@RequestBody TaxMood mood) {
        moods.set(mood);
        return mood;
    }

    @DeleteMapping("/mood")
    TaxMood calm() {
        moods.set(TaxMood.CALM);
        return TaxMood.CALM;
    }

    @PutMapping("/taxpayers/{taxNo}")
    Taxpayer taxpayer(@PathVariable String taxNo, @RequestBody TaxpayerRequest request) {
        Taxpayer ordinary = Taxpayer.ordinary(taxNo);
        Taxpayer told = new Taxpayer(
                taxNo,
                request.kind() == null ? ordinary.kind() : request.kind(),
                request.state() == null ? ordinary.state() : request.state(),
                request.risk() == null ? ordinary.risk() : request.risk(),
                request.riskReason() == null ? "" : request.riskReason());
        new FieldFaults()
                .check(TaxNumbers.valid(taxNo), "taxNo", "not a taxpayer number")
                .check(Set.of("1", "2").contains(told.kind()), "kind", "1 general, 2 small-scale")
                .check(
                        Set.of("03", "05", "07").contains(told.state()),
                        "state",
                        "03 normal, 05 suspended, 07 cancelled")
                .check(Set.of("00", "01", "02").contains(told.risk()), "risk", "00 none, 01 watched, 02 may not issue")
                .check(told.riskReason().length() <= 200, "riskReason", "at most 200 characters")
                .refuseIfAny();
        taxpayers.tell(told);
        return told;
    }

    /** Adds or changes classifications; readers of the table see them behind their stamp. */
    @PostMapping("/classes")
    void classes(@RequestBody ClassesRequest request) {
        FieldFaults faults = new FieldFaults();
        int count = request.classes() == null ? 0 : request.classes().size();
        faults.check(count >= 1 && count <= MOST_CLASSES, "classes", "1.." + MOST_CLASSES)
                .refuseIfAny();
        List<GoodsClass> told = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ClassRequest one = request.classes().get(i);
            String at = "classes[" + i + "].";
            faults.matches(at + "code", one.code(), CLASS_CODE, "19 digits")
                    .present(at + "name", one.name())
                    .present(at + "shortName", one.shortName());
            if (faults.none()) {
                told.add(goods(one));
            }
        }
        faults.refuseIfAny();
        transaction.run(() -> {
            classes.put(told);
            return null;
        });
    }

    private static GoodsClass goods(ClassRequest one) {
        return new GoodsClass(
                one.code(),
                one.name(),
                one.shortName(),
                one.leaf() == null || one.leaf(),
                one.rates() == null
                        ? Set.of(new BigDecimal("0.13"))
                        : one.rates().stream().map(RuleBook::plain).collect(Collectors.toSet()),
                one.preferences() == null ? Set.of() : one.preferences(),
                one.special() == null ? "" : one.special(),
                one.validFrom() == null ? LocalDate.of(2016, 5, 1) : one.validFrom(),
                one.validTo() == null ? LocalDate.of(9999, 12, 31) : one.validTo());
    }

    /** Replaces what is shown beside the true totals of that month; all zero = the truth. */
    @PutMapping("/month-difference")
    void difference(@RequestBody DifferenceRequest request) {
        YearMonth month = null;
        try {
            month = request.period() == null ? null : YearMonth.parse(request.period(), PERIOD);
        } catch (DateTimeParseException notAMonth) {
            month = null;
        }
        new FieldFaults()
                .present("taxNo", request.taxNo())
                .check(month != null, "period", "yyyyMM")
                .refuseIfAny();
        totals.differ(
                request.taxNo(),
                month,
                new MonthTotals.Totals(
                        request.blueCount() == null ? 0 : request.blueCount(),
                        money(request.blueAmount()),
                        money(request.blueTax()),
                        request.redCount() == null ? 0 : request.redCount(),
                        money(request.redAmount()),
                        money(request.redTax())));
    }

    private static BigDecimal money(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    /** Test cases that were called on the sandbox paths. */
    @GetMapping("/test-cases")
    List<TestCases.TestCase> testCases() {
        return testCases.all();
    }
}
