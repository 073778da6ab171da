package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.Violation;
import io.maotong.invoice.source.Sources;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the rules of today say of many drafts at once. Nothing is written. */
@Service
public class DraftChecks {

    /** @param draft whether it may still be submitted @param errors every broken rule */
    public record Checked(
            long id, boolean draft, String serialNo, String buyerName, BigDecimal total, List<Violation> errors) {}

    private final HeaderMapper headers;
    private final DetailMapper details;
    private final VoucherMapper vouchers;
    private final DocumentRows documents;
    private final InvoiceChecks checks;
    private final Sources sources;

    DraftChecks(
            HeaderMapper headers,
            DetailMapper details,
            VoucherMapper vouchers,
            DocumentRows documents,
            InvoiceChecks checks,
            Sources sources) {
        this.headers = headers;
        this.details = details;
        this.vouchers = vouchers;
        this.documents = documents;
        this.checks = checks;
        this.sources = sources;
    }

    /** In the order of their ids; those that do not exist are left out. */
    @Transactional(readOnly = true)
    public List<Checked> check(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Sources.Taxpayer taxpayer = sources.taxpayer();
        Map<Long, List<DetailRow>> lines = details
                .selectList(new QueryWrapper<DetailRow>().in("invoice_id", ids).orderByAsc("invoice_id", "line_no"))
                .stream()
                .collect(Collectors.groupingBy(row -> row.invoiceId));
        Map<Long, List<VoucherRow>> proofs = vouchers
                .selectList(new QueryWrapper<VoucherRow>().in("invoice_id", ids).orderByAsc("invoice_id", "voucher_no"))
                .stream()
                .collect(Collectors.groupingBy(row -> row.invoiceId));
        return headers.selectList(new QueryWrapper<HeaderRow>().in("id", ids).orderByAsc("id")).stream()
                .map(row -> new Checked(
                        row.id,
                        row.status == InvoiceStatus.DRAFT,
                        row.serialNo,
                        row.buyerName,
                        row.total,
                        checks.findings(
                                        documents.read(
                                                row,
                                                lines.getOrDefault(row.id, List.of()),
                                                proofs.getOrDefault(row.id, List.of())),
                                        taxpayer)
                                .errors()))
                .toList();
    }
}
