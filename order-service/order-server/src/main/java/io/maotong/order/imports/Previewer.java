package io.maotong.order.imports;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.order.OrderError;
import io.maotong.order.draft.EnteredLine;
import io.maotong.order.draft.OrderColumn;
import io.maotong.order.draft.OrderDrafts;
import io.maotong.order.table.TableFault;
import io.maotong.order.table.TableFile;
import io.maotong.order.table.TableSink;
import io.maotong.web.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Reads the first rows of a file and says how it would be imported; nothing is stored. */
@Component
class Previewer {

    private static final int ROWS = 20;

    private final ColumnMappings mappings;
    private final ImportService imports;
    private final OrderDrafts drafts;

    Previewer(ColumnMappings mappings, ImportService imports, OrderDrafts drafts) {
        this.mappings = mappings;
        this.imports = imports;
        this.drafts = drafts;
    }

    private static final class FirstRows implements TableSink {
        private final Map<Integer, Map<String, String>> rows = new LinkedHashMap<>();
        private List<String> header = List.of();
        private Integer expected;

        @Override
        public void header(List<String> names, Integer expectedRows) {
            header = names;
            expected = expectedRows;
        }

        @Override
        public boolean row(int number, Map<String, String> cells) {
            rows.put(number, cells);
            return rows.size() < ROWS;
        }
    }

    PreviewResponse preview(MultipartFile file, ImportService.Wishes wishes, Locale locale) {
        mappings.check(wishes.mapping());
        FirstRows first = new FirstRows();
        String format = read(file, first);
        String shop = wishes.shop() == null || wishes.shop().isBlank() ? null : wishes.shop();
        ColumnPlan plan = mappings.plan(first.header, shop, wishes.mapping(), wishes.preset());
        ImportRow same = imports.sameFile(ImportService.hashOf(file));
        ColumnMappings.Preset preset = ColumnMappings.recognised(first.header, mappings.presets());
        return new PreviewResponse(
                format,
                first.expected,
                same == null ? null : Ids.text(same.id),
                preset == null ? null : new PreviewResponse.Preset(preset.preset(), preset.title(), preset.source()),
                columns(first, plan),
                plan.missing(shop != null).stream()
                        .map(violation -> Problem.Item.of(violation, locale))
                        .toList(),
                rows(first, plan, shop, locale));
    }

    private static String read(MultipartFile file, FirstRows first) {
        Path copy = null;
        try {
            copy = Files.createTempFile("preview-", ".tmp");
            file.transferTo(copy);
            return TableFile.of(copy).read(first);
        } catch (TableFault | IOException e) {
            BusinessException refusal = new BusinessException(
                    OrderError.FILE_UNREADABLE,
                    Text.of(
                            "请上传 XLSX、CSV 或 JSON，第一行为列名",
                            "An XLSX, CSV or JSON file whose first row names the columns"));
            refusal.initCause(e);
            throw refusal;
        } finally {
            if (copy != null && !copy.toFile().delete()) {
                copy.toFile().deleteOnExit();
            }
        }
    }

    private static List<PreviewResponse.Column> columns(FirstRows first, ColumnPlan plan) {
        Map<String, String> sample =
                first.rows.isEmpty() ? Map.of() : first.rows.values().iterator().next();
        List<PreviewResponse.Column> columns = new ArrayList<>();
        for (String header : first.header) {
            Optional<ColumnPlan.Choice> choice = plan.choice(header).or(() -> plan.suggestion(header));
            boolean shown = choice.map(one -> one.column().isImpersonal()).orElse(false);
            columns.add(new PreviewResponse.Column(
                    header,
                    shown ? sample.get(header) : masked(sample.get(header)),
                    choice.map(one -> one.column().field).orElse(null),
                    choice.map(ColumnPlan.Choice::basis).orElse(null)));
        }
        return columns;
    }

    private static String masked(String text) {
        return text == null ? null : text.substring(0, text.offsetByCodePoints(0, 1)) + "***";
    }

    private List<PreviewResponse.Row> rows(FirstRows first, ColumnPlan plan, String shop, Locale locale) {
        List<List<EnteredLine>> groups = new ArrayList<>();
        first.rows.forEach((number, cells) -> {
            Map<OrderColumn, String> texts = new EnumMap<>(OrderColumn.class);
            cells.forEach((name, text) -> plan.column(name).ifPresent(column -> texts.putIfAbsent(column, text)));
            if (shop != null) {
                texts.putIfAbsent(OrderColumn.SHOP, shop);
            }
            EnteredLine row = new EnteredLine(number, texts);
            List<EnteredLine> last = groups.isEmpty() ? null : groups.getLast();
            String orderNo = row.get(OrderColumn.ORDER_NO);
            if (last != null
                    && orderNo != null
                    && orderNo.equals(last.getFirst().get(OrderColumn.ORDER_NO))) {
                last.add(row);
            } else {
                groups.add(new ArrayList<>(List.of(row)));
            }
        });
        List<PreviewResponse.Row> rows = new ArrayList<>();
        for (OrderDrafts.Checked checked : drafts.check(groups, true)) {
            for (EnteredLine row : checked.rows()) {
                rows.add(new PreviewResponse.Row(
                        row.number(),
                        row.get(OrderColumn.ORDER_NO),
                        checked.found().errors().stream()
                                .filter(violation -> violation.row() == row.number())
                                .map(violation -> Problem.Item.of(violation, locale))
                                .toList()));
            }
        }
        return rows;
    }
}
