package io.maotong.order.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables that operators keep. Names of tables and columns in SQL come from here alone. */
enum ReferenceTable {
    UNITS(
            "units",
            "code_unit",
            List.of(ReferenceColumn.of("code", "code", "\\d{3}", "015")),
            List.of(ReferenceColumn.text("name", "name", 30))),
    CURRENCIES(
            "currencies",
            "code_currency",
            List.of(ReferenceColumn.of("code", "code", "\\d{3}", "502")),
            List.of(ReferenceColumn.of("iso", "iso", "[A-Z]{3}", "USD"))),
    COUNTRIES(
            "countries",
            "code_country",
            List.of(ReferenceColumn.of("code", "code", "\\d{3}", "132")),
            List.of(ReferenceColumn.text("name", "name", 60), ReferenceColumn.of("iso", "iso", "[A-Z]{2}", "SG"))),
    TARIFF(
            "tariff",
            "hs_code",
            List.of(ReferenceColumn.of("code", "code", "\\d{10}", "7013990000")),
            List.of(
                    ReferenceColumn.text("name", "name", 200),
                    ReferenceColumn.of("unit1", "unit1", "\\d{3}", "035"),
                    ReferenceColumn.of("unit2", "unit2", "\\d{3}", "035").orNothing(),
                    ReferenceColumn.of("elements", "elements", "(?=.{1,500}$)[^|~]+(\\|[^|~]+)*", "品牌类型|用途|材质"))),
    ELEMENTS(
            "elements",
            "hs_element",
            List.of(
                    ReferenceColumn.text("name", "name", 60),
                    ReferenceColumn.of("codePrefix", "code_prefix", "\\d{0,10}", "7013")),
            List.of(
                    ReferenceColumn.flag("mandatory", "mandatory"),
                    ReferenceColumn.of(
                                    "choices",
                                    "choices",
                                    "(?=.{1,500}$)[^|=]+=[^|=]+(\\|[^|=]+=[^|=]+)*",
                                    "0=无品牌|1=自主品牌")
                            .orNothing())),
    PLATFORMS(
            "platforms",
            "sales_platform",
            List.of(ReferenceColumn.text("name", "name", 100)),
            List.of(ReferenceColumn.of("code", "code", ".{1,18}", "无"), ReferenceColumn.flag("overseas", "overseas"))),
    PRESETS(
            "presets",
            "import_preset",
            List.of(
                    ReferenceColumn.of("preset", "preset", "[a-z0-9-]{1,40}", "shopify"),
                    ReferenceColumn.of("field", "field", "[A-Za-z0-9]{1,40}", "orderNo"),
                    ReferenceColumn.text("header", "header", 120)),
            List.of(ReferenceColumn.text("title", "title", 120))),
    EXPECTATIONS(
            "expectations",
            "step_expectation",
            List.of(
                    ReferenceColumn.of("source", "source", "[A-Z]{1,12}", "CUSTOMS"),
                    ReferenceColumn.of("state", "state", "[A-Z0-9_]{1,40}", "SENT")),
            List.of(
                    ReferenceColumn.of("nextState", "next_state", "[A-Z0-9_]{1,40}", "ACCEPTED"),
                    ReferenceColumn.of("minutes", "minutes", "[1-9]\\d{0,5}", "120"),
                    ReferenceColumn.text("basisZh", "basis_zh", 200),
                    ReferenceColumn.text("basisEn", "basis_en", 200)));

    /** Between the parts of a key. */
    static final String SEPARATOR = "~";

    final String path;
    final String table;
    final List<ReferenceColumn> keys;
    final List<ReferenceColumn> values;

    ReferenceTable(String path, String table, List<ReferenceColumn> keys, List<ReferenceColumn> values) {
        this.path = path;
        this.table = table;
        this.keys = keys;
        this.values = values;
    }

    static Optional<ReferenceTable> named(String path) {
        return Arrays.stream(values()).filter(table -> table.path.equals(path)).findFirst();
    }

    List<ReferenceColumn> columns() {
        List<ReferenceColumn> all = new ArrayList<>(keys);
        all.addAll(values);
        return all;
    }

    /** On what grounds a row says what it says; one of the tables calls it a note. */
    String sourceColumn() {
        return this == EXPECTATIONS ? "note" : "source";
    }

    String keyOf(Map<String, String> entry) {
        return keys.stream()
                .map(column -> entry.getOrDefault(column.name(), ""))
                .collect(Collectors.joining(SEPARATOR));
    }
}
