package io.maotong.invoice.platform;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the tax bureau publishes and knows: taxpayers, their risks and rates, the classification of goods and services.
 * Mere questions, which may be asked as often as the platform answers. No method may be called inside a transaction.
 */
public interface ReferencePlatform {

    /** Empty if the bureau does not know the number. */
    PlatformAnswer<Optional<TaxpayerBasics>> taxpayer(String taxNo);

    /** Whether the bureau sees a risk; empty if it does not know the number. */
    PlatformAnswer<Optional<Risk>> risk(String taxNo);

    /** The rates that this taxpayer may use now. */
    PlatformAnswer<List<DatedRate>> rates(String taxNo);

    /**
     * Classifications that changed, in the order of their changes.
     *
     * @param stamp sjc: empty at first, then what the last page said
     */
    PlatformAnswer<ClassPage> classesChangedAfter(String stamp);

    /** The classifications that differential taxation 差额征税 is known for. */
    PlatformAnswer<List<DifferentialCode>> differentialCodes();

    /** 1 general, 2 small-scale; others as they come. @param state 03 is in good standing */
    record TaxpayerBasics(String taxNo, String name, String kind, String state, String office, String region) {

        public boolean mayTrade() {
            return "03".equals(state);
        }

        public boolean smallScale() {
            return "2".equals(kind);
        }
    }

    /** @param level fxdjDm, 00 for none @param reason null without a risk @param blocked whether it may issue nothing */
    record Risk(String level, String reason, boolean blocked) {}

    /** @param rate fraction @param validTo inclusive */
    record DatedRate(BigDecimal rate, LocalDate validFrom, LocalDate validTo) {}

    record ClassPage(String stamp, boolean more, List<PublishedClass> classes) {

        public ClassPage {
            classes = List.copyOf(classes);
        }
    }

    /**
     * A classification 税收分类编码.
     *
     * @param leaf only leaves may be on a line
     * @param rates fractions that goods of this class may bear
     * @param preferences yhzcbs that may be claimed
     * @param special tdys that it needs, or null
     * @param validTo inclusive
     */
    record PublishedClass(
            String code,
            String name,
            String shortName,
            boolean leaf,
            Set<BigDecimal> rates,
            Set<String> preferences,
            String special,
            LocalDate validFrom,
            LocalDate validTo) {

        public PublishedClass {
            rates = Set.copyOf(rates);
            preferences = Set.copyOf(preferences);
        }
    }

    /** @param kind cezslxDm: 01 the whole amount is on the invoice, 02 the difference */
    record DifferentialCode(String classCode, String kind, String name, LocalDate validFrom, LocalDate validTo) {}
}
