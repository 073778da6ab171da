package io.maotong.invoice.issue;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.platform.TaxPlatform;
import io.maotong.invoice.rule.Findings;
import io.maotong.invoice.rule.RuleBook;
import io.maotong.invoice.rule.RuleInput;
import io.maotong.invoice.rule.RuleProperties;
import io.maotong.invoice.source.Sources.Taxpayer;
import io.maotong.invoice.taxclass.Classifications;
import io.maotong.invoice.title.Titles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings the tables of the day together with the rules. */
@Component
final class InvoiceChecks {

    private static final String SERIAL = "[A-Za-z0-9_-]{1,32}";

    private final Classifications classifications;
    private final Titles titles;
    private final RuleProperties settings;
    private final TaxPlatform platform;
    private final Clock clock;

    InvoiceChecks(
            Classifications classifications,
            Titles titles,
            RuleProperties settings,
            TaxPlatform platform,
            Clock clock) {
        this.classifications = classifications;
        this.titles = titles;
        this.settings = settings;
        this.platform = platform;
        this.clock = clock;
    }

    /** What the rules say of an invoice that would be issued today. */
    Findings findings(InvoiceDocument invoice, Taxpayer taxpayer) {
        return RuleBook.blue(input(invoice, taxpayer));
    }

    /** @throws BusinessException with every violation */
    void blue(InvoiceDocument invoice, Taxpayer taxpayer, Origin origin) {
        RuleInput input = input(invoice, taxpayer);
        refuse(origin == Origin.DECLARATION ? RuleBook.declared(input) : RuleBook.blue(input));
    }

    /** @throws BusinessException with every violation */
    void red(InvoiceDocument invoice, Taxpayer taxpayer) {
        refuse(RuleBook.red(input(invoice, taxpayer)));
    }

    void serial(String serialNo) {
        new Violations()
                .check(
                        serialNo != null && serialNo.matches(SERIAL),
                        InvoiceError.FIELD_LENGTH,
                        "serialNo",
                        "40004",
                        SERIAL,
                        Text.of("流水号为1至32位字母、数字、-或_", "1 to 32 letters, digits, - or _"))
                .throwIfAny(InvoiceError.FIELD_LENGTH);
    }

    private RuleInput input(InvoiceDocument invoice, Taxpayer taxpayer) {
        LocalDate today = BusinessTime.today(clock);
        return new RuleInput(
                invoice,
                today,
                taxpayer.taxNo(),
                taxpayer.name(),
                classifications.find(
                        invoice.lines().stream()
                                .map(InvoiceLine::taxClassCode)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()),
                        today),
                classifications.rates(),
                titles::isPassed,
                settings,
                settings.lengthsOf(platform.channel()));
    }

    private static void refuse(Findings findings) {
        if (!findings.errors().isEmpty()) {
            throw new BusinessException(codeOf(findings.errors().getFirst()), findings.errors());
        }
    }

    static ErrorCode codeOf(Violation violation) {
        return List.of(InvoiceError.values()).stream()
                .filter(error -> error.code().equals(violation.code()))
                .findFirst()
                .orElseThrow();
    }
}
