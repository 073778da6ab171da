package io.maotong.order.trade;

import io.maotong.core.time.BusinessTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Orders as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets recognise it). */
final class OrderCsv {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Writer out;

    OrderCsv(Writer out) {
        this.out = out;
        write("\uFEFF");
        line(List.of("订单编号", "状态", "店铺", "监管方式", "下单时间", "币制", "货值", "运费", "毛重(千克)", "件数", "商品", "国家", "城市", "收货人"));
    }

    void add(OrderListItem order) {
        line(List.of(
                safe(order.orderNo()),
                order.status().name(),
                safe(order.shop()),
                order.tradeMode(),
                TIME.format(LocalDateTime.ofInstant(order.orderedAt(), BusinessTime.ZONE)),
                order.goodsValue().currency(),
                order.goodsValue().amount().toPlainString(),
                order.freight().amount().toPlainString(),
                plain(order.grossWeight()),
                Integer.toString(order.packs()),
                safe(order.goods()),
                order.country(),
                safe(order.city()),
                safe(order.consigneeName())));
    }

    private static String plain(BigDecimal figure) {
        return figure.toPlainString();
    }

    // A spreadsheet would run such a text as a formula.
    static String safe(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private void line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            if (!line.isEmpty()) {
                line.append(',');
            }
            boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            line.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        write(line.append("\r\n").toString());
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
