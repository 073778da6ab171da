package io.maotong.customs.exchange;

import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentContent.Fields;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.signing.BenchSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * A message of a hundred documents: written, signed, checked and read back as it is before it is sent; beside it the same
 * message by JAXB and the platform's XML signature. The published schema is checked where it is present
 * ({@code ../shared/ceb/xsd} or {@code -Dceb.xsd.dir}). Run as a program it prints
 * documents a second of one processor, shares and ratios, by processor time, which a busy machine does not stretch.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class MessageBenchmark {

    static final int DOCUMENTS = 100;
    private static final String GUID = "ABCDEF01-2345-6789-ABCD-000000000000";
    private static final Map<String, String> TRANSFER = new LinkedHashMap<>();

    static {
        TRANSFER.put("copCode", "3207960001");
        TRANSFER.put("copName", "东海县水晶有限公司");
        TRANSFER.put("dxpMode", "DXP");
        TRANSFER.put("dxpId", "DXPENT0000000001");
    }

    @Param({"303", "603"})
    public String type;

    @Param({"1", "20"})
    public int rows;

    private MessageDefinition definition;
    private List<Documents.Version> versions;
    private BenchSigner rsa;
    private BenchSigner sm2;
    private byte[] signedInfo;
    private String canonical;
    private byte[] signed;
    private byte[] signedBySm2;
    private Schema schema;
    private JaxbMessages jaxb;
    private Object message;
    private byte[] jaxbSigned;

    @Setup
    public void prepare() {
        definition = MessageDefinition.of(DocumentType.of(type));
        versions = new ArrayList<>();
        for (int number = 1; number <= DOCUMENTS; number++) {
            versions.add(new Documents.Version(
                    number,
                    number,
                    1,
                    "ABCDEF01-2345-6789-ABCD-%012d".formatted(number),
                    "1",
                    "20261201090000",
                    type.equals("303") ? order(number) : list(number)));
        }
        rsa = BenchSigner.rsa();
        sm2 = BenchSigner.sm2();
        signedInfo = new byte[700];
        Arrays.fill(signedInfo, (byte) 'x');
        canonical = write();
        signed = rsa.signed(canonical);
        signedBySm2 = sm2.signed(canonical);
        schema = schema();
        jaxb = new JaxbMessages(rsa);
        message = JaxbMessages.message(definition, GUID, versions, TRANSFER);
        jaxbSigned = baselineWriteAndSign();
        mustBeTheSame();
    }

    /** Both ways say the same to the byte, and sign it with the same value. */
    private void mustBeTheSame() {
        Document document = jaxb.parse(jaxbSigned);
        String value = JaxbMessages.signature(document).getChildNodes().item(1).getTextContent();
        document.getDocumentElement().removeChild(JaxbMessages.signature(document));
        String plain = new String(jaxb.bytes(document.getDocumentElement(), false), StandardCharsets.UTF_8);
        if (!plain.equals(canonical)) {
            throw new IllegalStateException("the baseline writes another message");
        }
        if (!new String(signed, StandardCharsets.UTF_8)
                .contains("<ds:SignatureValue>" + value.replaceAll("\\s", "") + "</ds:SignatureValue>")) {
            throw new IllegalStateException("the baseline signs otherwise");
        }
    }

    private DocumentContent order(int number) {
        Fields head = party(new Fields().put("orderType", "E").put("orderNo", "JMT20261201%06d".formatted(number)));
        head.put("goodsValue", new BigDecimal("37").multiply(BigDecimal.valueOf(rows)))
                .put("freight", BigDecimal.ZERO)
                .put("currency", "502");
        List<Map<String, String>> lines = new ArrayList<>();
        for (int row = 1; row <= rows; row++) {
            lines.add(new Fields()
                    .put("gnum", row)
                    .put("itemNo", "SKU-" + row)
                    .put("itemName", "天然水晶手链 " + row)
                    .put("barCode", "无")
                    .put("unit", "007")
                    .put("currency", "502")
                    .put("qty", new BigDecimal("2"))
                    .put("price", new BigDecimal("18.5"))
                    .put("totalPrice", new BigDecimal("37"))
                    .map());
        }
        return new DocumentContent(head.map(), lines);
    }

    private static Fields party(Fields head) {
        return head.put("ebpCode", "无")
                .put("ebpName", "无")
                .put("ebcCode", "3207960001")
                .put("ebcName", "东海县水晶有限公司");
    }

    private DocumentContent list(int number) {
        Fields head = party(new Fields().put("customsCode", "2301").put("orderNo", "JMT20261201%06d".formatted(number)))
                .put("logisticsCode", "3120980DH1")
                .put("logisticsName", "敦豪国际航空快件有限公司")
                .put("logisticsNo", "1Z%012d".formatted(number))
                .put("copNo", "IV20261201%09d".formatted(number))
                .put("ieFlag", "E")
                .put("portCode", "2301")
                .put("ieDate", "20261201")
                .put("statisticsFlag", "B")
                .put("agentCode", "3207960001")
                .put("agentName", "东海县水晶有限公司")
                .put("ownerCode", "3207960001")
                .put("ownerName", "东海县水晶有限公司")
                .put("tradeMode", "9610")
                .put("trafMode", "5")
                .put("country", "502")
                .put("POD", "502")
                .put("freight", BigDecimal.ZERO)
                .put("fCurrency", "502")
                .put("fFlag", "3")
                .put("insuredFee", BigDecimal.ZERO)
                .put("iCurrency", "502")
                .put("iFlag", "3")
                .put("wrapType", "2")
                .put("packNo", 1)
                .put("grossWeight", new BigDecimal("12.62"))
                .put("netWeight", new BigDecimal("12.5"));
        List<Map<String, String>> lines = new ArrayList<>();
        for (int row = 1; row <= rows; row++) {
            lines.add(new Fields()
                    .put("gnum", row)
                    .put("itemNo", "SKU-" + row)
                    .put("itemName", "天然水晶手链 " + row)
                    .put("gcode", "7116200000")
                    .put("gname", "天然水晶手链 " + row)
                    .put("gmodel", "手链|天然水晶|8mm")
                    .put("barCode", "无")
                    .put("country", "502")
                    .put("currency", "502")
                    .put("qty", new BigDecimal("2"))
                    .put("qty1", new BigDecimal("0.06"))
                    .put("unit", "007")
                    .put("unit1", "035")
                    .put("price", new BigDecimal("18.5"))
                    .put("totalPrice", new BigDecimal("37"))
                    .map());
        }
        return new DocumentContent(head.map(), lines);
    }

    private static Schema schema() {
        Path file = Path.of(System.getProperty("ceb.xsd.dir", "../shared/ceb/xsd"), "ceb-export-202205.xsd");
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(file.toFile());
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Form of every field, as the rules check it before a document is made. */
    @Benchmark
    public int form() {
        int misfits = 0;
        for (Documents.Version version : versions) {
            misfits += definition.misfits(version.content()).size();
        }
        return misfits;
    }

    /** In canonical form: nothing is canonicalised afterwards. */
    @Benchmark
    public String write() {
        return MessageWriter.write(definition, GUID, versions, TRANSFER);
    }

    @Benchmark
    public byte[] digest() {
        return rsa.digest(canonical);
    }

    /** The operation of the private key. */
    @Benchmark
    public byte[] sign() {
        return rsa.sign(signedInfo);
    }

    /** Our own signature, before it is sent. */
    @Benchmark
    public boolean verify() {
        return rsa.holds(signed);
    }

    @Benchmark
    public Object readBack() {
        return MessageReader.read(signed);
    }

    @Benchmark
    public boolean publishedSchema() {
        if (schema == null) {
            return false;
        }
        return valid(signed);
    }

    private boolean valid(byte[] xml) {
        try {
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
            return true;
        } catch (SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that happens to a message before it is sent. */
    @Benchmark
    public boolean whole() {
        byte[] content = rsa.signed(write());
        return rsa.holds(content) && MessageReader.read(content).documents().size() == DOCUMENTS;
    }

    @Benchmark
    public byte[] writeAndSign() {
        return rsa.signed(write());
    }

    @Benchmark
    public byte[] sm2Digest() {
        return sm2.digest(canonical);
    }

    @Benchmark
    public byte[] sm2Sign() {
        return sm2.sign(signedInfo);
    }

    @Benchmark
    public boolean sm2Verify() {
        return sm2.holds(signedBySm2);
    }

    @Benchmark
    public boolean sm2Whole() {
        byte[] content = sm2.signed(write());
        return sm2.holds(content) && MessageReader.read(content).documents().size() == DOCUMENTS;
    }

    @Benchmark
    public byte[] baselineWriteAndSign() {
        return jaxb.bytes(jaxb.sign(jaxb.tree(message)), true);
    }

    @Benchmark
    public boolean baselineWhole() {
        Document document = jaxb.parse(baselineWriteAndSign());
        return jaxb.holds(document) && jaxb.read(document) != null;
    }

    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(MessageBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .addProfiler(ProcessorTime.class)
                        .build())
                .run();
        Map<String, Map<String, RunResult>> byMessage = new LinkedHashMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getParam("type") + " with "
                    + result.getParams().getParam("rows") + " rows";
            String method = result.getParams().getBenchmark().replaceAll(".*\\.", "");
            byMessage.computeIfAbsent(name, any -> new LinkedHashMap<>()).put(method, result);
        }
        byMessage.forEach(MessageBenchmark::print);
    }

    private static void print(String name, Map<String, RunResult> steps) {
        System.out.printf(Locale.ROOT, "%nCEB%s, messages of %d%n", name, DOCUMENTS);
        double whole = micros(steps.get("whole"));
        for (String step : List.of(
                "form",
                "write",
                "digest",
                "sign",
                "verify",
                "readBack",
                "publishedSchema",
                "sm2Digest",
                "sm2Sign",
                "sm2Verify")) {
            double took = micros(steps.get(step));
            System.out.printf(Locale.ROOT, "  %-22s %9.1f us  %5.1f %% of whole%n", step, took, 100 * took / whole);
        }
        for (String way : List.of("writeAndSign", "baselineWriteAndSign", "whole", "baselineWhole", "sm2Whole")) {
            double took = micros(steps.get(way));
            System.out.printf(
                    Locale.ROOT,
                    "  %-22s %9.1f us  %9.0f documents/s  %6.1f MB allocated%n",
                    way,
                    took,
                    DOCUMENTS * 1e6 / took,
                    allocated(steps.get(way)) / 1e6);
        }
        System.out.printf(
                Locale.ROOT,
                "  baseline / ours: write and sign %.1f, whole %.1f; allocation of the whole %.1f%n",
                micros(steps.get("baselineWriteAndSign")) / micros(steps.get("writeAndSign")),
                micros(steps.get("baselineWhole")) / whole,
                allocated(steps.get("baselineWhole")) / allocated(steps.get("whole")));
    }

    private static double micros(RunResult result) {
        return result.getSecondaryResults().get(ProcessorTime.NAME).getScore();
    }

    private static double allocated(RunResult result) {
        return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    }
}
