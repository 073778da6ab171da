package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Well-formed invoices in the platform's wire names, to be spoilt by tests. */
final class InvoiceDrafts {

    static final String CLASS_CODE = "1080512990000000000";

    private InvoiceDrafts() {}

    static Map<String, Object> line(int number, String name, String quantity, String price, String je, String se) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("mxxh", number);
        line.put("xmmc", name);
        line.put("hwhyslwfwmc", "*玻璃器皿*" + name);
        line.put("spfwjc", "玻璃器皿");
        line.put("ggxh", "10cm");
        line.put("dw", "个");
        line.put("sl", quantity);
        line.put("dj", price);
        line.put("je", je);
        line.put("slv", "0.13");
        line.put("se", se);
        line.put("hsje", new BigDecimal(je).add(new BigDecimal(se)).toPlainString());
        line.put("sphfwssflhbbm", CLASS_CODE);
        line.put("fphxz", "00");
        return line;
    }

    /** 3 × 33.33 at 13 %: 99.99 + 13.00. */
    static Map<String, Object> special(
            String number, String seller, String sellerName, String buyer, String buyerName, String issuedAt) {
        Map<String, Object> invoice = header(number, seller, sellerName, issuedAt);
        invoice.put("fppz", "01");
        invoice.put("gmfnsrsbh", buyer);
        invoice.put("gmfmc", buyerName);
        lines(invoice, List.of(line(1, "水晶摆件", "3", "33.33", "99.99", "13.00")));
        return invoice;
    }

    /** 10 × 71.62 under the refund policy. */
    static Map<String, Object> export(String number, String seller, String sellerName, String issuedAt) {
        Map<String, Object> invoice = header(number, seller, sellerName, issuedAt);
        invoice.put("fppz", "02");
        invoice.put("ckywsyzcDm", "01");
        invoice.put("gmfmc", "CRYSTAL HOUSE PTE LTD");
        Map<String, Object> line = line(1, "水晶摆件", "10", "71.62", "716.20", "0.00");
        line.put("slv", "0");
        lines(invoice, List.of(line));
        return invoice;
    }

    private static Map<String, Object> header(String number, String seller, String sellerName, String issuedAt) {
        Map<String, Object> invoice = new LinkedHashMap<>();
        invoice.put("fphm", number);
        invoice.put("lzfpbz", "0");
        invoice.put("ptbh", "PT0001");
        invoice.put("qyDm", "320722");
        invoice.put("xsfnsrsbh", seller);
        invoice.put("xsfmc", sellerName);
        invoice.put("kpr", "张三");
        invoice.put("ip", "10.0.0.8");
        invoice.put("macdz", "00-16-3E-00-00-01");
        invoice.put("kprq", issuedAt);
        invoice.put("fpkjfsDm", "5");
        return invoice;
    }

    /** Puts the lines in and the sums of the lines into the header. */
    static void lines(Map<String, Object> invoice, List<Map<String, Object>> lines) {
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (Map<String, Object> line : lines) {
            amount = amount.add(new BigDecimal(line.get("je").toString()));
            tax = tax.add(new BigDecimal(line.get("se").toString()));
        }
        invoice.put("hjje", amount.toPlainString());
        invoice.put("hjse", tax.toPlainString());
        invoice.put("jshj", amount.add(tax).toPlainString());
        invoice.put("fpmxList", new ArrayList<>(lines));
    }
}
