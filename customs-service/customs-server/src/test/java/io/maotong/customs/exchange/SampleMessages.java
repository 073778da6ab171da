package io.maotong.customs.exchange;

import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentContent.Fields;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A full document of each type: every field that its definition has, with a value of its form. */
public final class SampleMessages {

    private SampleMessages() {}

    public static String message(DocumentType type, int documents) {
        List<Documents.Version> versions = new ArrayList<>();
        for (int index = 1; index <= documents; index++) {
            versions.add(new Documents.Version(
                    index, index, 1, guid(index), "1", "20261122090000", content(MessageDefinition.of(type))));
        }
        Map<String, String> transfer = new LinkedHashMap<>();
        transfer.put("copCode", "3207960001");
        transfer.put("copName", "东海县水晶 <&> 有限公司");
        transfer.put("dxpMode", "DXP");
        transfer.put("dxpId", "DXPENT0000000001");
        return MessageWriter.write(MessageDefinition.of(type), guid(0), versions, transfer);
    }

    /** A message of one document. */
    public static String message(DocumentType type, DocumentContent content) {
        return MessageWriter.write(
                MessageDefinition.of(type),
                guid(0),
                List.of(new Documents.Version(1, 1, 1, guid(1), "1", "20261122090000", content)),
                Map.of("copCode", "3207960001", "copName", "东海县水晶", "dxpMode", "DXP", "dxpId", "DXPENT0000000001"));
    }

    static DocumentContent content(MessageDefinition definition) {
        Map<String, String> head = fields(definition.head());
        MessageWriter.ADDED.forEach(head::remove);
        return new DocumentContent(
                head,
                definition.rowElement() == null
                        ? List.of()
                        : List.of(fields(definition.row()), fields(definition.row())));
    }

    private static Map<String, String> fields(List<FieldDefinition> definitions) {
        Fields fields = new Fields();
        for (FieldDefinition field : definitions) {
            if (field.decimals() >= 0) {
                fields.put(field.name(), field.decimals() == 0 ? "1" : "12.34567");
            } else {
                fields.put(
                        field.name(),
                        field.fixed() != null
                                ? field.fixed()
                                : "水<&>"
                                        .repeat(field.max())
                                        .substring(0, Math.max(field.min(), Math.min(4, field.max()))));
            }
        }
        return fields.map();
    }

    private static String guid(int number) {
        return "ABCDEF01-2345-6789-ABCD-%012d".formatted(number);
    }
}
