package io.maotong.customs.exchange;

import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one definition of a message: which element holds a document, the fields of its head and of its rows in the order
 * of the wire. Read from fields-202205.txt.
 *
 * @param document element around one document; the same as the head's if there are no rows
 * @param rows element of a row; null if the document has none
 */
public final class MessageDefinition {

    /** A field that does not fit. @param row 1-based; null in the head */
    public record Misfit(String field, Integer row, String form) {}

    private static final Map<String, List<FieldDefinition>> SECTIONS = sections();
    private static final Map<DocumentType, MessageDefinition> ALL = all();

    private final DocumentType type;
    private final String document;
    private final String headElement;
    private final String rowElement;
    private final List<FieldDefinition> head;
    private final List<FieldDefinition> row;

    private MessageDefinition(DocumentType type, String document, String headElement, String rowElement) {
        this.type = type;
        this.document = document;
        this.headElement = headElement;
        this.rowElement = rowElement;
        this.head = section(type, headElement);
        this.row = rowElement == null ? List.of() : section(type, rowElement);
    }

    public static MessageDefinition of(DocumentType type) {
        return ALL.get(type);
    }

    static List<FieldDefinition> transfer() {
        return SECTIONS.get("- BaseTransfer");
    }

    DocumentType type() {
        return type;
    }

    String document() {
        return document;
    }

    String headElement() {
        return headElement;
    }

    String rowElement() {
        return rowElement;
    }

    List<FieldDefinition> head() {
        return head;
    }

    List<FieldDefinition> row() {
        return row;
    }

    /** Every field that is missing or does not have its form; what is added at sending is not asked for. */
    public List<Misfit> misfits(DocumentContent content) {
        List<Misfit> found = new ArrayList<>();
        check(head, content.head(), null, found);
        for (int index = 0; index < content.rows().size(); index++) {
            check(row, content.rows().get(index), index + 1, found);
        }
        return found;
    }

    private static void check(
            List<FieldDefinition> fields, Map<String, String> values, Integer row, List<Misfit> found) {
        for (FieldDefinition field : fields) {
            String value = values.get(field.name());
            boolean added = row == null && MessageWriter.ADDED.contains(field.name());
            if (value == null ? field.required() && !added : !field.accepts(value)) {
                found.add(new Misfit(field.name(), row, field.form()));
            }
        }
    }

    private static List<FieldDefinition> section(DocumentType type, String element) {
        List<FieldDefinition> fields = SECTIONS.get("CEB" + type.code() + " " + element);
        if (fields == null) {
            throw new IllegalStateException("fields-202205.txt lacks " + element + " of " + type.code());
        }
        return fields;
    }

    private static Map<DocumentType, MessageDefinition> all() {
        Map<DocumentType, MessageDefinition> all = new EnumMap<>(DocumentType.class);
        for (DocumentType type : DocumentType.values()) {
            all.put(
                    type,
                    switch (type) {
                        case ORDER -> new MessageDefinition(type, "Order", "OrderHead", "OrderList");
                        case RECEIPTS -> new MessageDefinition(type, "Receipts", "Receipts", null);
                        case WAYBILL -> new MessageDefinition(type, "Logistics", "Logistics", null);
                        case ARRIVAL -> new MessageDefinition(type, "Arrival", "ArrivalHead", "ArrivalList");
                        case DEPARTURE -> new MessageDefinition(type, "Departure", "DepartureHead", "DepartureList");
                        case LIST -> new MessageDefinition(type, "Inventory", "InventoryHead", "InventoryList");
                        case CANCELLATION -> new MessageDefinition(type, "InvtCancel", "InvtCancel", null);
                        case MANIFEST -> new MessageDefinition(type, "WayBill", "WayBillHead", "WayBillList");
                        case SUMMARY ->
                            new MessageDefinition(type, "SummaryApply", "SummaryApplyHead", "SummaryApplyList");
                        case RETURN -> new MessageDefinition(type, "InvtRefund", "InvtRefundHead", "InvtRefundList");
                        case RETURN_TALLY -> new MessageDefinition(type, "InvtRefundDetail", "InvtRefundDetail", null);
                    });
        }
        return all;
    }

    private static Map<String, List<FieldDefinition>> sections() {
        Map<String, List<FieldDefinition>> sections = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                MessageDefinition.class.getResourceAsStream("/customs/fields-202205.txt"), StandardCharsets.UTF_8))) {
            List<FieldDefinition> current = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    current = new ArrayList<>();
                    sections.put(line.substring(1, line.length() - 1), current);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    current.add(FieldDefinition.parse(line.trim()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sections;
    }
}
