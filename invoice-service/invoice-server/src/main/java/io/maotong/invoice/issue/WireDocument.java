package io.maotong.invoice.issue;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.InvoiceProperties;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An invoice by the wire names of the platform (tax.md 1.3 and 1.4). */
final class WireDocument {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String BLUE = "0";
    private static final String DIGITAL_NORMAL = "02";
    private static final String NORMAL_LINE = "00";

    private WireDocument() {}

    static Map<String, Object> of(
            HeaderRow invoice,
            List<DetailRow> lines,
            String number,
            Instant issuedAt,
            InvoiceProperties.Platform platform,
            InvoiceProperties.Issue settings) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("fphm", number);
        fields.put("lzfpbz", BLUE);
        fields.put("ptbh", platform.accessUnit());
        fields.put("fppz", DIGITAL_NORMAL);
        fields.put("gmfzrrbz", "N");
        fields.put("qyDm", invoice.regionCode);
        fields.put("ckywsyzcDm", invoice.exportPolicy);
        fields.put("xsfnsrsbh", invoice.sellerTaxNo);
        fields.put("xsfmc", invoice.sellerName);
        fields.put("gmfmc", invoice.buyerName);
        fields.put("hjje", text(invoice.amount));
        fields.put("hjse", text(invoice.tax));
        fields.put("jshj", text(invoice.total));
        fields.put("kpr", settings.drawer());
        fields.put("bz", invoice.remark);
        fields.put("ip", settings.machineIp());
        fields.put("macdz", settings.machineMac());
        fields.put("kprq", TIME.format(issuedAt.atZone(BusinessTime.ZONE)));
        fields.put("fpkjfsDm", settings.issuingMode());
        fields.put("fpmxList", lines.stream().map(WireDocument::line).toList());
        return fields;
    }

    private static Map<String, Object> line(DetailRow line) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mxxh", line.lineNo);
        fields.put("xmmc", line.name);
        fields.put("hwhyslwfwmc", "*" + line.shortName + "*" + line.name);
        fields.put("spfwjc", line.shortName);
        if (line.unit != null) {
            fields.put("dw", line.unit);
        }
        if (line.quantity != null) {
            fields.put("sl", plain(line.quantity));
            fields.put("dj", plain(line.unitPrice));
        }
        fields.put("je", text(line.amount));
        fields.put("slv", plain(line.rate));
        fields.put("se", text(line.tax));
        fields.put("hsje", text(line.amount.add(line.tax)));
        fields.put("sphfwssflhbbm", line.taxClassCode);
        fields.put("fphxz", NORMAL_LINE);
        return fields;
    }

    private static String text(BigDecimal money) {
        return money.setScale(2).toPlainString();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
