package io.maotong.order.imports;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.OrderError;
import io.maotong.order.draft.OrderColumn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is known of columns: what the merchant said before, and the reports of platforms. */
@Component
final class ColumnMappings {

    private static final TypeReference<LinkedHashMap<String, String>> NAMES = new TypeReference<>() {};
    private static final double MOST_OF_IT = 0.6;

    /** @param columns our field by the name of the column */
    record Preset(String preset, String title, String source, Map<String, String> columns) {}

    private final MappingMapper mappings;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ColumnMappings(MappingMapper mappings, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.mappings = mappings;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param given as JSON, or null
     * @param preset name of a preset; null to recognise one
     */
    ColumnPlan plan(List<String> header, String shop, String given, String preset) {
        return ColumnPlan.of(header, parsed(given), remembered(header, shop), presetOf(header, preset));
    }

    private Map<String, String> presetOf(List<String> header, String name) {
        List<Preset> presets = presets();
        if (name != null && !name.isBlank()) {
            return presets.stream()
                    .filter(preset -> preset.preset().equals(name))
                    .map(Preset::columns)
                    .findFirst()
                    .orElse(Map.of());
        }
        return recognised(header, presets) == null
                ? Map.of()
                : recognised(header, presets).columns();
    }

    /** The preset most of whose columns the header has; null if there is none. */
    static Preset recognised(List<String> header, List<Preset> presets) {
        Preset best = null;
        double most = MOST_OF_IT;
        for (Preset preset : presets) {
            double share = (double) preset.columns().keySet().stream()
                            .filter(header::contains)
                            .count()
                    / preset.columns().size();
            if (share > most) {
                most = share;
                best = preset;
            }
        }
        return best;
    }

    /** The reports of platforms as they are known today. */
    List<Preset> presets() {
        LocalDate today = BusinessTime.today(clock);
        record Line(String preset, String title, String source, String field, String header) {}
        List<Line> lines = jdbc.sql("""
                        SELECT preset, title, source, field, header FROM import_preset
                        WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) ORDER BY preset, field
                        """)
                .params(today, today)
                .query((row, number) -> new Line(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list();
        List<Preset> presets = new ArrayList<>();
        lines.stream()
                .collect(Collectors.groupingBy(Line::preset, LinkedHashMap::new, Collectors.toList()))
                .forEach((name, own) -> presets.add(new Preset(
                        name,
                        own.getFirst().title(),
                        own.getFirst().source(),
                        own.stream().collect(Collectors.toMap(Line::header, Line::field, (a, b) -> a)))));
        return presets;
    }

    /** Of this shop, else of files without one. */
    private Map<String, String> remembered(List<String> header, String shop) {
        List<MappingRow> found = mappings.selectList(new QueryWrapper<MappingRow>()
                .in("shop", shop == null ? List.of("") : List.of(shop, ""))
                .eq("header_hash", hash(header))
                .orderByDesc("shop"));
        return found.isEmpty() ? Map.of() : parsed(found.getFirst().mapping);
    }

    void remember(List<String> header, String shop, ColumnPlan plan) {
        MappingRow row = new MappingRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.shop = shop == null ? "" : shop;
        row.headerHash = hash(header);
        row.header = json.writeValueAsString(header);
        row.mapping = json.writeValueAsString(plan.toMapping());
        row.usedAt = clock.instant();
        mappings.remember(row);
    }

    /** @throws BusinessException if it is no mapping of columns to our fields, each at most once */
    void check(String given) {
        List<Violation> wrong = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        parsed(given).forEach((name, field) -> {
            boolean known = field.isBlank() || OrderColumn.named(field).isPresent();
            if (!known || !field.isBlank() && seen.contains(field)) {
                wrong.add(Violation.of(
                        OrderError.MAPPING_INVALID,
                        name,
                        "MAPPING",
                        "orderNo|shop|…",
                        known
                                ? Text.of("字段“%s”已对应另一列", "Field “%s” has another column already")
                                        .with(field)
                                : Text.of("没有字段“%s”", "There is no field “%s”").with(field)));
            }
            seen.add(field);
        });
        if (!wrong.isEmpty()) {
            throw new BusinessException(OrderError.MAPPING_INVALID, wrong);
        }
    }

    private Map<String, String> parsed(String given) {
        if (given == null || given.isBlank()) {
            return Map.of();
        }
        try {
            return json.readValue(given, NAMES);
        } catch (JacksonException e) {
            BusinessException refusal = new BusinessException(
                    OrderError.MAPPING_INVALID,
                    Text.of("列对应关系为JSON：{\"列名\":\"字段\"}", "The mapping is JSON: {\"column\":\"field\"}"));
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static String hash(List<String> header) {
        try {
            byte[] text = String.join("\u001f", header).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
