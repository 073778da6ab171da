package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Invoices as they are collected, dressed and spoiled as control said. */
@Component
final class CollectedRecords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Set<String> LEGACY = Set.of("01", "02", "03", "04", "08", "10", "11", "14", "15");
    private static final int LEGACY_NUMBER = 8;

    private final InvoiceVault vault;
    private final TaxQuirks quirks;

    record Line(
            int mxxh,
            String xmmc,
            String ggxh,
            String dw,
            String sl,
            String dj,
            String je,
            String slv,
            String se,
            String sphfwssflhbbm) {}

    record Received(
            String fphm,
            String fpdm,
            String fplx,
            String kprq,
            String xsfnsrsbh,
            String xsfmc,
            String gmfnsrsbh,
            String gmfmc,
            String hjje,
            String hjse,
            String jshj,
            String fpzt,
            String hxyt,
            String sfycpz,
            String sdzt,
            List<Line> fpmxList) {}

    CollectedRecords(InvoiceVault vault, TaxQuirks quirks) {
        this.vault = vault;
        this.quirks = quirks;
    }

    /** @param numbers in the order in which they come @param from position of the first one in the whole */
    List<Received> of(String taxNo, List<String> numbers, int from) {
        Map<String, HeldInvoice> invoices = vault.byNumbers(numbers);
        Map<String, List<HeldLine>> lines = vault.lines(numbers);
        int duplicates = quirks.number(taxNo, TaxQuirks.DUPLICATES);
        int broken = quirks.number(taxNo, TaxQuirks.BROKEN);
        List<Received> records = new ArrayList<>();
        int position = from;
        for (String number : numbers) {
            position++;
            Received record = record(invoices.get(number), lines.getOrDefault(number, List.of()));
            if (broken > 0 && position % broken == 0) {
                record = broken(record);
            }
            records.add(record);
            if (duplicates > 0 && position % duplicates == 0) {
                records.add(record);
            }
        }
        if (quirks.of(taxNo, TaxQuirks.DISORDER).isPresent()) {
            Collections.shuffle(records, new Random(numbers.hashCode()));
        }
        return records;
    }

    /** Legacy invoices are held under code and number as one. */
    static String code(String identity, String kind) {
        return LEGACY.contains(kind) ? identity.substring(0, identity.length() - LEGACY_NUMBER) : "";
    }

    static String number(String identity, String kind) {
        return identity.substring(code(identity, kind).length());
    }

    static boolean legacy(String kind) {
        return LEGACY.contains(kind);
    }

    static Received record(HeldInvoice invoice, List<HeldLine> lines) {
        return new Received(
                number(invoice.fphm(), invoice.fplx()),
                code(invoice.fphm(), invoice.fplx()),
                invoice.fplx(),
                invoice.issuedAt().format(TIME),
                invoice.sellerTaxNo(),
                invoice.sellerName(),
                invoice.buyerTaxNo(),
                invoice.buyerName(),
                invoice.hjje().toPlainString(),
                invoice.hjse().toPlainString(),
                invoice.jshj().toPlainString(),
                invoice.fpzt(),
                invoice.hxyt(),
                invoice.sfycpz(),
                invoice.sdzt(),
                lines.stream()
                        .map(line -> new Line(
                                line.mxxh(),
                                line.xmmc(),
                                line.ggxh(),
                                line.dw(),
                                line.sl(),
                                line.dj(),
                                line.je().toPlainString(),
                                line.slv().toPlainString(),
                                line.se().toPlainString(),
                                line.classCode()))
                        .toList());
    }

    private static Received broken(Received sound) {
        return new Received(
                sound.fphm(),
                sound.fpdm(),
                sound.fplx(),
                sound.kprq(),
                sound.xsfnsrsbh(),
                sound.xsfmc(),
                sound.gmfnsrsbh(),
                sound.gmfmc(),
                sound.hjje(),
                sound.hjse(),
                new BigDecimal(sound.jshj()).add(new BigDecimal("0.01")).toPlainString(),
                sound.fpzt(),
                sound.hxyt(),
                sound.sfycpz(),
                sound.sdzt(),
                sound.fpmxList());
    }
}
