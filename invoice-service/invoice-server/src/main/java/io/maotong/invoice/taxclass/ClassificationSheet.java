package io.maotong.invoice.taxclass;

import cn.idev.excel.FastExcel;
import cn.idev.excel.context.AnalysisContext;
import cn.idev.excel.exception.ExcelAnalysisStopException;
import cn.idev.excel.metadata.data.ReadCellData;
import cn.idev.excel.read.listener.ReadListener;
import cn.idev.excel.support.ExcelTypeEnum;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.invoice.InvoiceError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads classifications from an XLSX or CSV file row by row. */
final class ClassificationSheet {

    private static final List<String> NEEDED = List.of("编码", "名称", "简称", "启用日期");
    private static final int MOST_ROWS = 20_000;

    /** @param source noted on every row that does not say its own */
    private final String source;

    private final BiConsumer<Integer, Classification> good;
    private final BiConsumer<Integer, Violation> bad;

    ClassificationSheet(String source, BiConsumer<Integer, Classification> good, BiConsumer<Integer, Violation> bad) {
        this.source = source;
        this.good = good;
        this.bad = bad;
    }

    void read(InputStream file) {
        Listener listener = new Listener();
        try (BufferedInputStream in = new BufferedInputStream(file)) {
            in.mark(2);
            boolean zip = in.read() == 'P' && in.read() == 'K';
            in.reset();
            FastExcel.read(in, listener)
                    .excelType(zip ? ExcelTypeEnum.XLSX : ExcelTypeEnum.CSV)
                    .charset(StandardCharsets.UTF_8)
                    .headRowNumber(1)
                    .sheet(0)
                    .doRead();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            if (listener.failure == null) {
                BusinessException unreadable = fault("XLSX / CSV (UTF-8)");
                unreadable.initCause(e);
                throw unreadable;
            }
        }
        if (listener.failure != null) {
            throw listener.failure;
        }
        if (listener.columns.isEmpty()) {
            throw fault(String.join(",", NEEDED));
        }
    }

    private static BusinessException fault(String expected) {
        return new BusinessException(
                InvoiceError.TABLE_FILE,
                List.of(Violation.of(
                        InvoiceError.TABLE_FILE,
                        "file",
                        "40074",
                        expected,
                        Text.of("第一行须有列名 %s", "The first row has the columns %s")
                                .with(String.join("、", NEEDED)))));
    }

    private final class Listener implements ReadListener<Map<Integer, String>> {

        private final Map<Integer, String> columns = new HashMap<>();
        private BusinessException failure;
        private int rows;

        @Override
        public void invokeHead(Map<Integer, ReadCellData<?>> head, AnalysisContext context) {
            head.forEach((index, cell) -> {
                if (cell.getStringValue() != null) {
                    columns.put(
                            index, cell.getStringValue().replace("\uFEFF", "").strip());
                }
            });
            if (!columns.values().containsAll(NEEDED)) {
                stop(fault(String.join(",", NEEDED)));
            }
        }

        @Override
        public void invoke(Map<Integer, String> cells, AnalysisContext context) {
            int number = context.readRowHolder().getRowIndex() + 1;
            if (++rows > MOST_ROWS) {
                stop(fault("<= " + MOST_ROWS));
            }
            Map<String, String> texts = new HashMap<>();
            cells.forEach((index, text) -> {
                if (text != null && !text.isBlank() && columns.containsKey(index)) {
                    texts.put(columns.get(index), text.strip());
                }
            });
            if (texts.isEmpty()) {
                return;
            }
            try {
                good.accept(number, classification(texts));
            } catch (NumberFormatException | DateTimeParseException e) {
                bad.accept(
                        number,
                        Violation.of(
                                InvoiceError.TAX_CLASS,
                                null,
                                "40010",
                                "0.13 / 2026-01-31 / 1",
                                Text.of("数字或日期无法识别：%s", "A number or a date cannot be read: %s")
                                        .with(e.getMessage())));
            }
        }

        private void stop(BusinessException e) {
            failure = e;
            throw new ExcelAnalysisStopException();
        }

        @Override
        public void doAfterAllAnalysed(AnalysisContext context) {
            // The caller knows that the last row was read when read() returns.
        }
    }

    private Classification classification(Map<String, String> texts) {
        String code = texts.get("编码");
        String end = texts.get("停用日期");
        return new Classification(
                code,
                texts.get("名称"),
                texts.get("简称"),
                texts.containsKey("层级") ? Integer.parseInt(texts.get("层级")) : levelOf(code),
                !"Y".equalsIgnoreCase(texts.getOrDefault("汇总项", "N")),
                ClassificationRow.list(texts.get("税率")).stream()
                        .map(ClassificationSheet::fraction)
                        .toList(),
                ClassificationRow.list(texts.get("优惠")),
                texts.get("特定要素"),
                texts.get("关键字"),
                texts.get("启用日期") == null ? null : LocalDate.parse(texts.get("启用日期")),
                end == null ? null : LocalDate.parse(end),
                texts.getOrDefault("来源", source));
    }

    private static BigDecimal fraction(String text) {
        return text.endsWith("%")
                ? new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2)
                : new BigDecimal(text);
    }

    // First digit the class, then two digits for each level.
    private static int levelOf(String code) {
        int used = code == null ? 0 : code.replaceAll("0+$", "").length();
        return Math.max(1, 1 + (used / 2));
    }
}
