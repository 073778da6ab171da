package io.maotong.customs.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.signing.SignedMessages;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the field tables allow is valid for the published schema and is read back as it was written. */
class MessageRoundTripTest {

    private static final Optional<PublishedSchema> CEB = PublishedSchema.find("ceb-export-202205.xsd");
    private static final int SAMPLES = 40;
    private static final String GUID = "ABCDEF01-2345-6789-ABCD-000000000000";
    private static final Map<String, String> TRANSFER =
            Map.of("copCode", "3207960001", "copName", "东海县 & 水晶", "dxpMode", "DXP", "dxpId", "DXPENT0000000001");

    private static final Set<String> WITH_A_DEFAULT = Set.of("303 freight", "603 fFlag", "603 iFlag");

    /** How a value is chosen within its form. */
    private enum Size {
        LEAST,
        MOST,
        ANY
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void leastMessageThenValidAndReadBack(DocumentType type) {
        check(type, List.of(content(type, Size.LEAST, new Random(1))), "least");
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void mostMessageThenValidAndReadBack(DocumentType type) {
        check(type, List.of(content(type, Size.MOST, new Random(1))), "most");
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void randomMessagesThenValidAndReadBack(DocumentType type) {
        for (int seed = 1; seed <= SAMPLES; seed++) {
            Random random = new Random(seed * 1_000L + type.ordinal());
            List<DocumentContent> contents = new ArrayList<>();
            for (int count = random.nextInt(1, 4); count > 0; count--) {
                contents.add(content(type, Size.ANY, random));
            }
            check(type, contents, "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void swappedOrForeignOrMissingElementThenUnreadable(DocumentType type) {
        String xml = written(type, List.of(content(type, Size.MOST, new Random(3))));
        String swapped =
                xml.replaceFirst("(<ceb:appTime>[^<]*</ceb:appTime>)(<ceb:appStatus>[^<]*</ceb:appStatus>)", "$2$1");
        assertThat(swapped).isNotEqualTo(xml);
        for (String wrong : List.of(
                swapped,
                xml.replaceFirst("<ceb:appTime>", "<ceb:x></ceb:x><ceb:appTime>"),
                xml.replaceFirst("<ceb:appTime>[^<]*</ceb:appTime>", ""))) {
            assertThatThrownBy(() -> MessageReader.read(bytes(wrong))).isInstanceOf(Xml.Unreadable.class);
        }
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void hundredDocumentsThenValidAndReadBackAndOneMoreIsTooMany(DocumentType type) {
        List<DocumentContent> contents = new ArrayList<>();
        Random random = new Random(100);
        while (contents.size() < 100) {
            contents.add(content(type, Size.ANY, random));
        }
        check(type, contents, "hundred");
        contents.add(contents.getFirst());
        CEB.ifPresent(schema ->
                assertThat(schema.fault(bytes(written(type, contents)))).isNotNull());
    }

    /**
     * Where our tables say no, the published schema says no too: nothing is refused without need. But an empty element stands
     * for its default in the schema, where we write the value.
     */
    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void valueOutsideOfItsFormThenRefusedByTheTablesAndByTheSchema(DocumentType type) {
        MessageDefinition definition = MessageDefinition.of(type);
        DocumentContent good = content(type, Size.LEAST, new Random(5));
        for (FieldDefinition field : definition.head()) {
            if (!MessageWriter.ADDED.contains(field.name())) {
                outside(type, field).forEach(value -> {
                    Map<String, String> head = new LinkedHashMap<>(good.head());
                    head.put(field.name(), value);
                    refused(type, new DocumentContent(head, good.rows()), field.name() + "=" + value);
                });
            }
        }
        for (FieldDefinition field : definition.row()) {
            outside(type, field).forEach(value -> {
                Map<String, String> row = new LinkedHashMap<>(good.rows().getFirst());
                row.put(field.name(), value);
                refused(type, new DocumentContent(good.head(), List.of(row)), field.name() + "=" + value);
            });
        }
    }

    private static Stream<String> outside(DocumentType type, FieldDefinition field) {
        return values(field)
                .filter(value -> !(value.isEmpty() && WITH_A_DEFAULT.contains(type.code() + " " + field.name())));
    }

    private static Stream<String> values(FieldDefinition field) {
        if (field.decimals() < 0) {
            Stream<String> longer = Stream.of("A".repeat(field.max() + 1));
            return field.min() > 0 ? Stream.concat(longer, Stream.of("A".repeat(field.min() - 1))) : longer;
        }
        return Stream.of("9".repeat(field.max() + 1), "0." + "1".repeat(field.decimals() + 1), "1E2", "1,5", "x", "");
    }

    private static void refused(DocumentType type, DocumentContent content, String name) {
        assertThat(MessageDefinition.of(type).misfits(content)).as(name).hasSize(1);
        byte[] xml = bytes(written(type, List.of(content)));
        assertThatThrownBy(() -> MessageReader.read(xml)).as(name).isInstanceOf(Xml.Unreadable.class);
        CEB.ifPresent(schema -> assertThat(schema.fault(xml)).as(name).isNotNull());
    }

    private static void check(DocumentType type, List<DocumentContent> contents, String name) {
        MessageDefinition definition = MessageDefinition.of(type);
        for (DocumentContent content : contents) {
            assertThat(definition.misfits(content)).as(name).isEmpty();
        }
        String canonical = written(type, contents);
        for (byte[] xml : List.of(bytes(canonical), SignedMessages.rsa(canonical), SignedMessages.sm2(canonical))) {
            MessageReader.Message read = MessageReader.read(xml);
            assertThat(read.type()).isEqualTo(type);
            assertThat(read.guid()).isEqualTo(GUID);
            assertThat(read.transfer()).isEqualTo(TRANSFER);
            assertThat(read.documents())
                    .as(name)
                    .extracting(MessageReader.Document::content)
                    .isEqualTo(contents);
            for (int index = 0; index < contents.size(); index++) {
                assertThat(read.documents().get(index).added())
                        .containsEntry("guid", guid(index))
                        .containsEntry("appType", appType(index))
                        .containsEntry("appTime", appTime(index))
                        .containsEntry("appStatus", "2");
            }
            CEB.ifPresent(schema -> assertThat(schema.fault(xml)).as(name).isNull());
        }
    }

    private static String guid(int index) {
        return "ABCDEF01-2345-6789-ABCD-%012d".formatted(index + 1);
    }

    /** 1, 2 and 3 in turn. */
    private static String appType(int index) {
        return Integer.toString(index % 3 + 1);
    }

    private static String appTime(int index) {
        return "202612010900%02d".formatted(index % 60);
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    private static String written(DocumentType type, List<DocumentContent> contents) {
        List<Documents.Version> versions = new ArrayList<>();
        for (DocumentContent content : contents) {
            int index = versions.size();
            versions.add(new Documents.Version(index, index, 1, guid(index), appType(index), appTime(index), content));
        }
        return MessageWriter.write(MessageDefinition.of(type), GUID, versions, TRANSFER);
    }

    private static DocumentContent content(DocumentType type, Size size, Random random) {
        MessageDefinition definition = MessageDefinition.of(type);
        Map<String, String> head = fields(definition.head(), size, random);
        MessageWriter.ADDED.forEach(head::remove);
        List<Map<String, String>> rows = new ArrayList<>();
        if (definition.rowElement() != null) {
            int count = size == Size.LEAST ? 1 : size == Size.MOST ? 100 : random.nextInt(1, 6);
            while (rows.size() < count) {
                rows.add(fields(definition.row(), size, random));
            }
        }
        return new DocumentContent(head, rows);
    }

    private static Map<String, String> fields(List<FieldDefinition> definitions, Size size, Random random) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (FieldDefinition field : definitions) {
            boolean present = field.required() || size == Size.MOST || size == Size.ANY && random.nextBoolean();
            if (present) {
                fields.put(
                        field.name(), field.decimals() < 0 ? text(field, size, random) : figure(field, size, random));
            }
        }
        return fields;
    }

    private static String text(FieldDefinition field, Size size, Random random) {
        if (field.fixed() != null) {
            return field.fixed();
        }
        int length = switch (size) {
            case LEAST -> field.min();
            case MOST -> field.max();
            case ANY -> random.nextInt(field.min(), field.max() + 1);
        };
        StringBuilder text = new StringBuilder();
        int[] pool = {'A', '9', '水', '晶', ' ', '<', '&', '>', '"', '\'', '\n', '\r', '\t', 0x20BB7, 0xFFFD, 0x7F, ']'};
        while (text.length() < length) {
            int next = pool[random.nextInt(pool.length)];
            // A pair counts as two for some validators: never where exactly so many characters are asked for.
            if (field.min() > 0 && Character.isWhitespace(next)) {
                continue;
            }
            if (Character.charCount(next) == 1 || field.min() == 0 && text.length() < length - 1) {
                text.appendCodePoint(next);
            }
        }
        return text.toString();
    }

    private static String figure(FieldDefinition field, Size size, Random random) {
        if (size == Size.LEAST) {
            return "0";
        }
        int digits = size == Size.MOST ? field.max() : random.nextInt(1, field.max() + 1);
        int scale = size == Size.MOST ? field.decimals() : random.nextInt(field.decimals() + 1);
        BigInteger number =
                size == Size.MOST ? BigInteger.TEN.pow(digits).subtract(BigInteger.ONE) : below(digits, random);
        String plain = DocumentContent.figure(new BigDecimal(number, scale));
        return size == Size.MOST ? plain : written(plain, field, random);
    }

    /** The same figure as others write it: with a sign, zeros before and after it. */
    private static String written(String plain, FieldDefinition field, Random random) {
        String zeros = "0".repeat(random.nextInt(3));
        String more = plain.contains(".") ? plain + "0".repeat(random.nextInt(3)) : plain;
        String figure = (random.nextInt(4) == 0 ? "-" : "") + zeros + more;
        return field.accepts(figure) ? figure : plain;
    }

    private static BigInteger below(int digits, Random random) {
        return new BigInteger(70, random).mod(BigInteger.TEN.pow(digits));
    }
}
