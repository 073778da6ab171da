package io.maotong.invoice.platform;

import io.maotong.invoice.platform.CollectionPlatform.InvoiceKey;
import io.maotong.invoice.platform.CollectionPlatform.InvoiceState;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedLine;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The wire names of invoices as they are collected. */
final class ReceivedWire {

    private ReceivedWire() {}

    static ReceivedInvoice invoice(WireObject item) {
        return new ReceivedInvoice(
                item.text("fphm"),
                item.text("fpdm"),
                item.text("fplx"),
                item.text("kprq"),
                item.text("xsfnsrsbh"),
                item.text("xsfmc"),
                item.text("gmfnsrsbh"),
                item.text("gmfmc"),
                item.text("hjje"),
                item.text("hjse"),
                item.text("jshj"),
                item.text("fpzt"),
                item.text("hxyt"),
                item.text("sfycpz"),
                item.text("sdzt"),
                item.list("fpmxList").stream().map(ReceivedWire::line).toList(),
                item.node().toString());
    }

    private static ReceivedLine line(WireObject line) {
        return new ReceivedLine(
                line.text("mxxh"),
                line.text("xmmc"),
                line.text("ggxh"),
                line.text("dw"),
                line.text("sl"),
                line.text("dj"),
                line.text("je"),
                line.text("slv"),
                line.text("se"),
                line.text("sphfwssflhbbm"));
    }

    static InvoiceState state(WireObject item) {
        return new InvoiceState(
                number(item),
                item.text("fplx"),
                item.text("fpzt"),
                item.text("hxyt"),
                item.text("skssq"),
                item.text("sfycpz"),
                item.text("sdzt"),
                item.node().toString());
    }

    /** Code and number as one; null if there is no number. */
    static String number(WireObject item) {
        String number = item.text("fphm");
        return number == null ? null : new InvoiceIdentity(item.text("fpdm"), number).text();
    }

    static Map<String, String> key(InvoiceKey key) {
        InvoiceIdentity identity = InvoiceIdentity.of(key.number(), key.kindCode());
        return Map.of(
                "kprq", DateTimeFormatter.BASIC_ISO_DATE.format(key.issuedOn()),
                "fpdm", identity.code() == null ? "" : identity.code(),
                "fphm", identity.number(),
                "fplx", key.kindCode());
    }
}
