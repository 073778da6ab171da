package io.maotong.customs.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageSchemaTest {

    private static final Optional<PublishedSchema> CEB = PublishedSchema.find("ceb-export-202205.xsd");
    private static final Optional<PublishedSchema> DXP = PublishedSchema.find("dxp-terminal-202205.xsd");

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void messageWithEveryFieldIsValid(DocumentType type) {
        assumeTrue(CEB.isPresent(), "the published schemas are not here");
        byte[] xml = SampleMessages.message(type, 3).getBytes(StandardCharsets.UTF_8);
        assertThat(CEB.get().fault(xml)).isNull();
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void messageWithOnlyWhatIsRequiredIsValidAndWithLessIsNot(DocumentType type) {
        assumeTrue(CEB.isPresent(), "the published schemas are not here");
        MessageDefinition definition = MessageDefinition.of(type);
        DocumentContent full = SampleMessages.content(definition);
        DocumentContent least = new DocumentContent(
                required(definition.head(), full.head()),
                full.rows().stream().map(row -> required(definition.row(), row)).toList());
        assertThat(definition.misfits(least)).isEmpty();
        assertThat(CEB.get().fault(written(definition, least))).isNull();
        for (FieldDefinition field : definition.head()) {
            if (field.required() && !MessageWriter.ADDED.contains(field.name())) {
                Map<String, String> head = new HashMap<>(least.head());
                head.remove(field.name());
                DocumentContent lacking = new DocumentContent(head, least.rows());
                assertThat(definition.misfits(lacking)).as(field.name()).hasSize(1);
                assertThat(CEB.get().fault(written(definition, lacking)))
                        .as(field.name())
                        .isNotNull();
            }
        }
    }

    @Test
    void hundredAndOneDocumentsAreTooManyForTheSchema() {
        assumeTrue(CEB.isPresent(), "the published schemas are not here");
        assertThat(CEB.get()
                        .fault(SampleMessages.message(DocumentType.ORDER, 101).getBytes(StandardCharsets.UTF_8)))
                .isNotNull();
    }

    @Test
    void envelopeIsValid() {
        assumeTrue(DXP.isPresent(), "the published schemas are not here");
        byte[] envelope = DxpMessage.write(
                "DXPENT0000000001202611220900001",
                "DXPENT0000000001",
                "DXPEDCCEB0000003",
                "2026-11-22T09:00:00",
                "CEB303Message",
                SampleMessages.message(DocumentType.ORDER, 1).getBytes(StandardCharsets.UTF_8));
        assertThat(DXP.get().fault(envelope)).isNull();
    }

    @Test
    void textWithMarkupAndLineBreaksSurvives() {
        MessageDefinition definition = MessageDefinition.of(DocumentType.ORDER);
        DocumentContent content = SampleMessages.content(definition);
        content.head().put("note", "a<b & c>d \"e\" 'f'\r\n\t𠮷");
        Xml.Element message = Xml.read(written(definition, content));
        assertThat(message.first("Order").first("OrderHead").get("note")).isEqualTo("a<b & c>d \"e\" 'f'\r\n\t𠮷");
    }

    @Test
    void figuresOutOfFormAreFound() {
        MessageDefinition definition = MessageDefinition.of(DocumentType.ORDER);
        DocumentContent content = SampleMessages.content(definition);
        content.head().put("goodsValue", "1.234567");
        content.head().put("freight", "1E+3");
        content.head().put("orderNo", "x".repeat(61));
        content.head().put("ebcName", "a\u0001b");
        content.head().put("ebpName", "a\uD800b");
        content.head().put("currency", "5 2");
        assertThat(definition.misfits(content))
                .extracting(MessageDefinition.Misfit::field)
                .containsExactlyInAnyOrder("goodsValue", "freight", "orderNo", "ebcName", "ebpName", "currency");
    }

    private static byte[] written(MessageDefinition definition, DocumentContent content) {
        return MessageWriter.write(
                        definition,
                        "ABCDEF01-2345-6789-ABCD-000000000000",
                        List.of(new Documents.Version(
                                1, 1, 1, "ABCDEF01-2345-6789-ABCD-000000000001", "1", "20261122090000", content)),
                        Map.of("copCode", "1", "copName", "n", "dxpMode", "DXP", "dxpId", "d"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> required(List<FieldDefinition> definitions, Map<String, String> values) {
        Map<String, String> kept = new HashMap<>();
        definitions.stream()
                .filter(field -> field.required() && values.containsKey(field.name()))
                .forEach(field -> kept.put(field.name(), values.get(field.name())));
        return kept;
    }
}
