package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.conversion.Conversions;
import io.maotong.invoice.integrity.Cause;
import io.maotong.invoice.integrity.Flaw;
import io.maotong.invoice.integrity.RowSeals;
import io.maotong.invoice.integrity.SealedRows;
import io.maotong.invoice.integrity.Unreadable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Seals of issued invoices. */
@Component
class IssuedSeals implements SealedRows {

    static final String KIND = "ISSUED";

    private static final int PAGE = 100;

    /** An invoice as it is stored. */
    record Whole(HeaderRow header, List<DetailRow> lines, List<VoucherRow> vouchers) {}

    /** @param invoice null if it cannot be read @param flaw null if there is none */
    record Checked(Whole invoice, Flaw flaw) {}

    private final HeaderMapper headers;
    private final DetailMapper details;
    private final VoucherMapper vouchers;
    private final RowSeals seals;
    private final Conversions conversions;

    IssuedSeals(
            HeaderMapper headers,
            DetailMapper details,
            VoucherMapper vouchers,
            RowSeals seals,
            Conversions conversions) {
        this.headers = headers;
        this.details = details;
        this.vouchers = vouchers;
        this.seals = seals;
        this.conversions = conversions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Of an invoice with its number and its time, as they are read from the database. */
    String seal(Whole invoice) {
        return seals.seal(
                CanonicalInvoice.VERSION,
                CanonicalInvoice.of(CanonicalInvoice.VERSION, invoice.header(), invoice.lines(), invoice.vouchers()));
    }

    /** An issued invoice of the current merchant, with what is wrong with it; empty if there is none, or it is not issued. */
    Optional<Checked> checked(long id) {
        List<HeaderMapper.IssuedKey> keys = headers.issuedKeys(List.of(id));
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        HeaderMapper.IssuedKey key = keys.getFirst();
        Whole invoice = read(byId(keys)).get(id);
        return Optional.of(new Checked(
                invoice,
                causeOf(invoice)
                        .map(cause -> new Flaw(KIND, key.merchantId(), id, key.number(), cause))
                        .orElse(null)));
    }

    @Override
    public Page check(long after, int limit) {
        Map<Long, HeaderMapper.IssuedKey> keys = byId(headers.issuedAfter(after, limit));
        return keys.isEmpty() ? Page.END : look(keys);
    }

    @Override
    public List<Flaw> between(LocalDate first, LocalDate last) {
        Instant from = first.atStartOfDay(BusinessTime.ZONE).toInstant();
        Instant until = last.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant();
        List<Flaw> flaws = new ArrayList<>();
        List<Long> ids = headers.issuedBetween(from, until, 0, PAGE);
        while (!ids.isEmpty()) {
            flaws.addAll(look(byId(headers.issuedKeys(ids))).flaws());
            ids = headers.issuedBetween(from, until, ids.getLast(), PAGE);
        }
        return flaws;
    }

    private Page look(Map<Long, HeaderMapper.IssuedKey> keys) {
        Map<Long, Whole> invoices = read(keys);
        List<Long> sound = new ArrayList<>();
        List<Flaw> flaws = new ArrayList<>();
        keys.forEach((id, key) -> {
            Whole invoice = invoices.get(id);
            Optional<Cause> cause = causeOf(invoice);
            if (cause.isEmpty()) {
                sound.add(id);
            } else {
                flaws.add(new Flaw(KIND, key.merchantId(), id, key.number(), cause.get()));
            }
        });
        return new Page(new TreeSet<>(keys.keySet()).last(), sound, flaws);
    }

    private Optional<Cause> causeOf(Whole invoice) {
        return invoice == null ? Optional.of(Cause.UNREADABLE) : cause(invoice);
    }

    private Optional<Cause> cause(Whole invoice) {
        String seal = invoice.header().rowMac;
        if (seal == null) {
            // As long as older invoices get theirs, having none says nothing.
            return conversions.isDone(IssuedSealing.NAME) ? Optional.of(Cause.MISSING) : Optional.empty();
        }
        Optional<Cause> cause = seals.flaw(
                seal, version -> CanonicalInvoice.of(version, invoice.header(), invoice.lines(), invoice.vouchers()));
        return cause.isPresent() || sentIsKept(invoice.header()) ? cause : Optional.of(Cause.ALTERED);
    }

    /** The seal has the digest of what was sent; the document itself must agree with it. */
    private static boolean sentIsKept(HeaderRow row) {
        String sent = row.sealedDocument == null ? row.document : row.sealedDocument;
        return row.documentHash == null || sent != null && Invoices.hash(sent).equals(row.documentHash);
    }

    /** Those that can be read; where that fails because of what is in it, the row is missing. */
    Map<Long, Whole> read(Map<Long, HeaderMapper.IssuedKey> keys) {
        try {
            return whole(keys);
        } catch (RuntimeException e) {
            if (!Unreadable.isBehind(e)) {
                throw e;
            }
            Map<Long, Whole> found = new TreeMap<>();
            if (keys.size() > 1) {
                keys.forEach((id, key) -> found.putAll(read(Map.of(id, key))));
            }
            return found;
        }
    }

    private Map<Long, Whole> whole(Map<Long, HeaderMapper.IssuedKey> keys) {
        List<HeaderRow> rows = headers.selectByIds(keys.keySet());
        TreeSet<Long> merchants = keys.values().stream()
                .map(HeaderMapper.IssuedKey::merchantId)
                .collect(Collectors.toCollection(TreeSet::new));
        // The index begins with the merchant, and a round has no merchant of its own.
        Map<Long, List<DetailRow>> lines = details
                .selectList(new QueryWrapper<DetailRow>()
                        .in("merchant_id", merchants)
                        .in("invoice_id", keys.keySet())
                        .orderByAsc("invoice_id", "line_no"))
                .stream()
                .collect(Collectors.groupingBy(line -> line.invoiceId));
        Map<Long, List<VoucherRow>> proofs = vouchers
                .selectList(new QueryWrapper<VoucherRow>()
                        .in("merchant_id", merchants)
                        .in("invoice_id", keys.keySet())
                        .orderByAsc("invoice_id", "voucher_no"))
                .stream()
                .collect(Collectors.groupingBy(voucher -> voucher.invoiceId));
        Map<Long, Whole> found = new TreeMap<>();
        for (HeaderRow row : rows) {
            found.put(
                    row.id,
                    new Whole(row, lines.getOrDefault(row.id, List.of()), proofs.getOrDefault(row.id, List.of())));
        }
        return found;
    }

    static Map<Long, HeaderMapper.IssuedKey> byId(List<HeaderMapper.IssuedKey> keys) {
        Map<Long, HeaderMapper.IssuedKey> found = new TreeMap<>();
        keys.forEach(key -> found.put(key.id(), key));
        return found;
    }
}
