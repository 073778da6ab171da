package io.maotong.invoice.issue;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.document.Agent;
import io.maotong.invoice.document.BlueReference;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.document.Voucher;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** An invoice by the wire names of the platform (tax.md 1.3 and 1.4). */
final class WireDocument {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private WireDocument() {}

    /** @param invoice with its number and its time @param regionCode where the issuer is registered */
    static Map<String, Object> of(
            InvoiceDocument invoice,
            String regionCode,
            InvoiceProperties.Platform platform,
            InvoiceProperties.Issue settings) {
        WireDocument wire = new WireDocument();
        wire.head(invoice, regionCode, platform);
        wire.parties(invoice);
        wire.figures(invoice, settings);
        wire.put("fpmxList", invoice.lines().stream().map(WireDocument::line).toList());
        if (!invoice.vouchers().isEmpty()) {
            wire.put(
                    "cekcList",
                    invoice.vouchers().stream().map(WireDocument::voucher).toList());
        }
        return wire.fields;
    }

    private void head(InvoiceDocument invoice, String regionCode, InvoiceProperties.Platform platform) {
        put("fphm", invoice.number());
        put("lzfpbz", invoice.isRed() ? "1" : "0");
        put("ptbh", platform.accessUnit());
        put("fppz", invoice.kind().uploadCode());
        put("gmfzrrbz", yesNo(invoice.buyer().naturalPerson()));
        put("tdys", invoice.specialElement());
        put("qyDm", regionCode);
        put("cezslxDm", invoice.differential());
        put("sgfplxDm", invoice.kind().purchaseCode());
        put("ckywsyzcDm", invoice.exportPolicy());
        put("zzsjzjtDm", invoice.levyRefund());
        BlueReference blue = invoice.blue();
        if (blue != null) {
            put("dylzfphm", blue.number());
            put("hzqrxxdbh", blue.confirmationNo());
            put("hzqrduuid", blue.confirmationId());
        }
    }

    private void parties(InvoiceDocument invoice) {
        party("xsf", invoice.seller());
        party("gmf", invoice.buyer());
        Agent agent = invoice.buyerAgent();
        if (agent != null) {
            put("gmfjbr", agent.name());
            put("jbrsfzjhm", agent.idNumber());
            put("jbrsfzjzlDm", agent.idKind());
            put("gmfjbrlxdh", agent.telephone());
        }
    }

    private void party(String prefix, Party party) {
        put(prefix + "nsrsbh", party.taxNo());
        put(prefix + "mc", party.name());
        put(prefix + "dz", party.address());
        put(prefix + "dh", party.telephone());
        put(prefix + "khh", party.bank());
        put(prefix + "zh", party.account());
    }

    private void figures(InvoiceDocument invoice, InvoiceProperties.Issue settings) {
        put("hjje", text(invoice.amount()));
        put("hjse", text(invoice.tax()));
        put("jshj", text(invoice.total()));
        put("jsfs", invoice.settlement());
        put("kpr", invoice.drawer() == null ? settings.drawer() : invoice.drawer());
        put("skrxm", invoice.payee());
        put("fhrxm", invoice.reviewer());
        put("bz", invoice.remark());
        put("ip", settings.machineIp());
        put("macdz", settings.machineMac());
        put("kprq", TIME.format(invoice.issuedAt().atZone(BusinessTime.ZONE)));
        flag("sfzsxsfyhzhbq", invoice.showSellerBank());
        flag("sfzsgmfyhzhbq", invoice.showBuyerBank());
        flag("sfzsxsfdzdh", invoice.showSellerAddress());
        flag("sfzsgmfdzdh", invoice.showBuyerAddress());
        put("fpkjfsDm", settings.issuingMode());
    }

    private static Map<String, Object> line(InvoiceLine line) {
        WireDocument wire = new WireDocument();
        wire.put("mxxh", line.lineNo());
        wire.put("dylzfpmxxh", line.blueLineNo());
        wire.put("xmmc", line.name());
        wire.put("hwhyslwfwmc", line.printedName());
        wire.put("spfwjc", line.shortName());
        wire.put("ggxh", line.spec());
        wire.put("dw", line.unit());
        if (line.quantity() != null) {
            wire.put("sl", plain(line.quantity()));
            wire.put("dj", plain(line.unitPrice()));
        }
        wire.put("je", text(line.amount()));
        wire.put("slv", plain(line.rate()));
        wire.put("se", text(line.tax()));
        wire.put("hsje", text(line.amountWithTax()));
        wire.put("kce", line.deduction() == null ? null : text(line.deduction()));
        wire.put("sphfwssflhbbm", line.taxClassCode());
        wire.put("fphxz", line.nature().code());
        wire.put("yhzcbs", line.preference());
        return wire.fields;
    }

    private static Map<String, Object> voucher(Voucher voucher) {
        WireDocument wire = new WireDocument();
        wire.put("xh", voucher.voucherNo());
        wire.put("pzlx", voucher.kind());
        wire.put("fpdm", voucher.code());
        wire.put("fphm", voucher.number());
        wire.put("cepzhm", voucher.reference());
        wire.put("kjrq", voucher.issuedOn() == null ? null : DAY.format(voucher.issuedOn()));
        wire.put("pzhjje", text(voucher.total()));
        wire.put("bckcje", text(voucher.deducted()));
        return wire.fields;
    }

    // What is empty is left out.
    private void put(String name, Object value) {
        if (value != null && !value.toString().isEmpty()) {
            fields.put(name, value);
        }
    }

    private void flag(String name, boolean shown) {
        if (shown) {
            fields.put(name, "Y");
        }
    }

    private static String yesNo(boolean yes) {
        return yes ? "Y" : "N";
    }

    private static String text(BigDecimal money) {
        return money.setScale(2).toPlainString();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
