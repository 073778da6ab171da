package io.maotong.customs.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Reply;
import io.maotong.customs.exchange.FieldSamples;
import io.maotong.customs.exchange.PublishedSchema;
import io.maotong.customs.exchange.Xml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every receipt that the field tables allow is valid for the published schema, and nothing of it is lost. */
class ReplyReaderTest {

    private static final Optional<PublishedSchema> CEB = PublishedSchema.find("ceb-export-202205.xsd");
    private static final int SAMPLES = 60;

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void randomReceiptsThenValidAndRead(DocumentType type) {
        for (int seed = 1; seed <= SAMPLES; seed++) {
            Random random = new Random(seed * 1_000L + type.ordinal());
            List<Map<String, String>> told = new ArrayList<>();
            for (int count = random.nextInt(1, 6); count > 0; count--) {
                told.add(FieldSamples.of("CEB" + type.receipt(), random));
            }
            byte[] xml = FieldSamples.message("CEB" + type.receipt(), told).getBytes(StandardCharsets.UTF_8);
            String name = "seed " + seed;
            CEB.ifPresent(schema -> assertThat(schema.fault(xml)).as(name).isNull());
            Xml.Element message = Xml.read(xml);
            assertThat(ReplyReader.typeOf(message.name())).contains(type);
            List<Reply> replies = ReplyReader.read(type, message);
            assertThat(replies).hasSameSizeAs(told);
            for (int index = 0; index < told.size(); index++) {
                same(replies.get(index), told.get(index), name);
            }
        }
    }

    private static void same(Reply reply, Map<String, String> fields, String name) {
        assertThat(reply.status()).as(name).isEqualTo(fields.get("returnStatus"));
        assertThat(reply.time()).as(name).isEqualTo(fields.get("returnTime"));
        assertThat(reply.info()).as(name).isEqualTo(fields.get("returnInfo").trim());
        assertThat(fields.values()).as(name).contains(reply.key().split("\\|", -1));
        assertThat(reply.preNo()).as(name).isEqualTo(number(fields, "preNo"));
        assertThat(reply.invtNo()).as(name).isEqualTo(number(fields, "invtNo"));
        assertThat(reply.sumNo()).as(name).isEqualTo(number(fields, "sumNo"));
    }

    /** Before it exists a number is absent, empty or nothing but zeros. */
    private static String number(Map<String, String> fields, String field) {
        String value = fields.getOrDefault(field, "");
        return value.chars().allMatch(character -> character == '0') ? null : value;
    }
}
