package io.maotong.invoice.ledger;

import io.maotong.core.time.BusinessTime;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns, in the order of the bureau's own export so that sheets can be pasted together. */
final class LedgerColumns {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Map<String, String> KINDS = Map.of(
            "DIGITAL_SPECIAL", "数电发票（增值税专用发票）",
            "DIGITAL_NORMAL", "数电发票（普通发票）",
            "AGRI_PURCHASE", "数电发票（普通发票）-农产品收购",
            "PHOTOVOLTAIC_PURCHASE", "数电发票（普通发票）-光伏收购",
            "EXPORT", "数电发票（普通发票）-出口");
    private static final Map<String, String> STATUSES =
            Map.of("ISSUED", "正常", "DELIVERED", "正常", "PART_REVERSED", "部分红冲", "REVERSED", "全额红冲");
    private static final Map<String, String> UNTAXED = Map.of("03", "免税", "04", "不征税");

    private LedgerColumns() {}

    static List<String> titles(LedgerKind kind) {
        List<String> titles = new ArrayList<>(List.of("序号", "数电发票号码", "销方识别号", "销方名称", "购方识别号", "购买方名称", "开票日期"));
        if (kind == LedgerKind.LINES) {
            titles.addAll(List.of("税收分类编码", "特定业务类型", "货物或应税劳务名称", "规格型号", "单位", "数量", "单价"));
        }
        titles.add("金额");
        if (kind == LedgerKind.LINES) {
            titles.add("税率");
        }
        titles.addAll(List.of("税额", "价税合计", "发票来源", "发票票种", "发票状态", "是否正数发票", "被红冲蓝字号码", "开票人", "备注", "流水号", "来源单号"));
        return titles;
    }

    /** @param line null in the ledger of invoices @param masked whether natural persons are hidden */
    static List<Object> cells(int place, LedgerMapper.Header header, LedgerMapper.Line line, boolean masked) {
        boolean hidden = masked && Boolean.TRUE.equals(header.buyerNatural());
        List<Object> cells = new ArrayList<>();
        cells.add(BigDecimal.valueOf(place));
        cells.add(header.number());
        cells.add(header.sellerTaxNo());
        cells.add(header.sellerName());
        cells.add(header.buyerTaxNo());
        cells.add(hidden ? masked(header.buyerName()) : header.buyerName());
        cells.add(TIME.format(LocalDateTime.ofInstant(header.issuedAt(), BusinessTime.ZONE)));
        if (line != null) {
            cells.add(line.taxClassCode());
            cells.add(header.specialElement());
            cells.add("*" + line.shortName() + "*" + line.name());
            cells.add(line.spec());
            cells.add(line.unit());
            cells.add(plain(line.quantity()));
            cells.add(plain(line.unitPrice()));
        }
        cells.add(line == null ? header.amount() : line.amount());
        if (line != null) {
            cells.add(rate(line));
        }
        cells.add(line == null ? header.tax() : line.tax());
        cells.add(line == null ? header.total() : line.amount().add(line.tax()));
        cells.add("DECLARATION".equals(header.origin()) ? "出口报关单" : "开票服务");
        cells.add(KINDS.getOrDefault(header.kind(), header.kind()));
        cells.add(STATUSES.getOrDefault(header.status(), header.status()));
        cells.add(Boolean.TRUE.equals(header.red()) ? "否" : "是");
        cells.add(header.blueNumber());
        cells.add(header.drawer());
        cells.add(hidden ? null : header.remark());
        cells.add(header.serialNo());
        cells.add(header.reference());
        return cells;
    }

    private static Object rate(LedgerMapper.Line line) {
        String untaxed = line.preference() == null ? null : UNTAXED.get(line.preference());
        return untaxed != null ? untaxed : plain(line.rate().movePointRight(2)).toPlainString() + "%";
    }

    private static String masked(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    private static BigDecimal plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
