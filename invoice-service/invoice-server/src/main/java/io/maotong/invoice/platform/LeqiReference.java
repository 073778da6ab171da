package io.maotong.invoice.platform;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The questions of reference over the direct connection (tax.md 2.1). */
@Component
class LeqiReference implements ReferencePlatform {

    private static final String ABSENT = "01";
    private static final int PAGE = 500;

    private static final LeqiService TAXPAYER = LeqiService.base("CXNSRJBXX");
    private static final LeqiService RISK = LeqiService.base("CXNSRFXXX");
    private static final LeqiService RATES = LeqiService.base("CXKYSL");
    private static final LeqiService CLASSIFICATION = LeqiService.base("CXSSFLBM");
    private static final LeqiService DIFFERENTIAL = LeqiService.base("CXCEZSBM");

    private final LeqiClient leqi;

    LeqiReference(LeqiClient leqi) {
        this.leqi = leqi;
    }

    @Override
    public PlatformAnswer<Optional<TaxpayerBasics>> taxpayer(String taxNo) {
        return ifKnown(
                TAXPAYER,
                taxNo,
                answer -> new TaxpayerBasics(
                        answer.required("nsrsbh"),
                        answer.required("nsrmc"),
                        answer.required("nsrlx"),
                        answer.required("nsrztDm"),
                        answer.text("zgswjgDm"),
                        answer.text("xzqhDm")));
    }

    @Override
    public PlatformAnswer<Optional<Risk>> risk(String taxNo) {
        return ifKnown(
                RISK, taxNo, answer -> new Risk(answer.required("fxdjDm"), answer.text("fxyy"), answer.flag("kpxzbz")));
    }

    @Override
    public PlatformAnswer<List<DatedRate>> rates(String taxNo) {
        return leqi.call(
                RATES,
                null,
                Map.of("nsrsbh", taxNo),
                answer -> answer.list("slList").stream()
                        .map(item -> new DatedRate(item.decimal("slv"), day(item, "qsrq"), day(item, "zzrq")))
                        .toList());
    }

    @Override
    public PlatformAnswer<ClassPage> classesChangedAfter(String stamp) {
        return leqi.call(
                CLASSIFICATION,
                null,
                Map.of("sjc", stamp, "size", PAGE),
                answer -> new ClassPage(
                        answer.required("sjc"),
                        answer.flag("hasMore"),
                        answer.list("bmList").stream()
                                .map(LeqiReference::published)
                                .toList()));
    }

    @Override
    public PlatformAnswer<List<DifferentialCode>> differentialCodes() {
        return leqi.call(
                DIFFERENTIAL,
                null,
                Map.of(),
                answer -> answer.list("bmList").stream()
                        .map(item -> new DifferentialCode(
                                item.required("sphfwssflhbbm"),
                                item.required("cezslxDm"),
                                item.required("mc"),
                                day(item, "qsrq"),
                                day(item, "zzrq")))
                        .toList());
    }

    private <T> PlatformAnswer<Optional<T>> ifKnown(LeqiService service, String taxNo, Function<WireObject, T> reader) {
        PlatformAnswer<Optional<T>> answer =
                leqi.call(service, null, Map.of("nsrsbh", taxNo), found -> Optional.of(reader.apply(found)));
        boolean absent = answer instanceof PlatformAnswer.Refused<Optional<T>> refused && ABSENT.equals(refused.code());
        return absent ? new PlatformAnswer.Answered<>(Optional.empty()) : answer;
    }

    private static PublishedClass published(WireObject item) {
        Set<BigDecimal> rates =
                item.texts("slvList").stream().map(BigDecimal::new).collect(Collectors.toSet());
        return new PublishedClass(
                item.required("sphfwssflhbbm"),
                item.required("mc"),
                item.required("spfwjc"),
                !item.flag("hzx"),
                rates,
                Set.copyOf(item.texts("yhzcList")),
                item.text("tdys"),
                day(item, "qsrq"),
                day(item, "zzrq"));
    }

    private static LocalDate day(WireObject item, String name) {
        return LocalDate.parse(item.required(name), DateTimeFormatter.BASIC_ISO_DATE);
    }
}
