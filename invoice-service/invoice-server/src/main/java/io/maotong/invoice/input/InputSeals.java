package io.maotong.invoice.input;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.invoice.conversion.Conversions;
import io.maotong.invoice.integrity.Cause;
import io.maotong.invoice.integrity.Flaw;
import io.maotong.invoice.integrity.RowSeals;
import io.maotong.invoice.integrity.SealedRows;
import io.maotong.invoice.integrity.Unreadable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Seals of received invoices. */
@Component
class InputSeals implements SealedRows {

    static final String KIND = "INPUT";

    private static final int PAGE = 100;

    /** A received invoice as it is stored. */
    record Received(InputInvoiceRow invoice, List<InputLineRow> lines) {}

    private final InputInvoiceMapper invoices;
    private final InputLineMapper lines;
    private final RowSeals seals;
    private final Conversions conversions;

    InputSeals(InputInvoiceMapper invoices, InputLineMapper lines, RowSeals seals, Conversions conversions) {
        this.invoices = invoices;
        this.lines = lines;
        this.seals = seals;
        this.conversions = conversions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    String seal(InputInvoiceRow invoice, List<InputLineRow> printed) {
        return seals.seal(CanonicalInput.VERSION, CanonicalInput.of(CanonicalInput.VERSION, invoice, ordered(printed)));
    }

    /** What is wrong with it; empty if nothing is. */
    Optional<Cause> cause(InputInvoiceRow invoice, List<InputLineRow> printed) {
        if (invoice.rowMac == null) {
            // As long as older invoices get theirs, having none says nothing.
            return conversions.isDone(InputSealing.NAME) ? Optional.of(Cause.MISSING) : Optional.empty();
        }
        return seals.flaw(invoice.rowMac, version -> CanonicalInput.of(version, invoice, ordered(printed)));
    }

    @Override
    public Page check(long after, int limit) {
        List<InputInvoiceMapper.Key> keys = invoices.keysAfter(after, limit);
        return keys.isEmpty() ? Page.END : look(keys);
    }

    @Override
    public List<Flaw> between(LocalDate first, LocalDate last) {
        List<Flaw> flaws = new ArrayList<>();
        List<InputInvoiceMapper.Key> keys = invoices.keysBetween(first, last, 0, PAGE);
        while (!keys.isEmpty()) {
            flaws.addAll(look(keys).flaws());
            keys = invoices.keysBetween(first, last, keys.getLast().id(), PAGE);
        }
        return flaws;
    }

    private Page look(List<InputInvoiceMapper.Key> keys) {
        Map<Long, Received> found = read(keys);
        List<Long> sound = new ArrayList<>();
        List<Flaw> flaws = new ArrayList<>();
        for (InputInvoiceMapper.Key key : keys) {
            Received received = found.get(key.id());
            Optional<Cause> cause =
                    received == null ? Optional.of(Cause.UNREADABLE) : cause(received.invoice(), received.lines());
            if (cause.isEmpty()) {
                sound.add(key.id());
            } else {
                flaws.add(new Flaw(KIND, key.merchantId(), key.id(), key.number(), cause.get()));
            }
        }
        return new Page(keys.getLast().id(), sound, flaws);
    }

    /** Those that can be read; where that fails because of what is in it, the row is missing. */
    Map<Long, Received> read(List<InputInvoiceMapper.Key> keys) {
        try {
            return whole(keys);
        } catch (RuntimeException e) {
            if (!Unreadable.isBehind(e)) {
                throw e;
            }
            Map<Long, Received> found = new TreeMap<>();
            if (keys.size() > 1) {
                keys.forEach(key -> found.putAll(read(List.of(key))));
            }
            return found;
        }
    }

    private Map<Long, Received> whole(List<InputInvoiceMapper.Key> keys) {
        List<Long> ids = keys.stream().map(InputInvoiceMapper.Key::id).toList();
        List<InputInvoiceRow> rows = invoices.selectByIds(ids);
        // The index begins with the merchant, and a round has no merchant of its own.
        Map<Long, List<InputLineRow>> printed = lines
                .selectList(new QueryWrapper<InputLineRow>()
                        .in(
                                "merchant_id",
                                keys.stream()
                                        .map(InputInvoiceMapper.Key::merchantId)
                                        .collect(Collectors.toCollection(TreeSet::new)))
                        .in("invoice_id", ids))
                .stream()
                .collect(Collectors.groupingBy(line -> line.invoiceId));
        Map<Long, Received> found = new TreeMap<>();
        rows.forEach(row -> found.put(row.id, new Received(row, printed.getOrDefault(row.id, List.of()))));
        return found;
    }

    private static List<InputLineRow> ordered(List<InputLineRow> printed) {
        return printed.stream()
                .sorted(Comparator.comparing(line -> line.lineNo))
                .toList();
    }
}
