package io.maotong.sandbox.port;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.SandboxUnderTest.Answer;
import io.maotong.sandbox.TestServers;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An enterprise with everything it needs to declare: code, card, DXP id, certificates, and an ear on its queue. */
final class Terminal implements AutoCloseable {

    static final String CARRIER = "3120980UP1";
    static final String CARRIER_NAME = "优比速沙箱有限公司";
    private static final DateTimeFormatter APP_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    final SandboxUnderTest sandbox;
    final String customsCode;
    final String name;
    final String dxpId;
    final List<String> received = new CopyOnWriteArrayList<>();
    private final String queue;
    private final Map<String, String> certificates = new HashMap<>();
    private final CachingConnectionFactory connections;

    record Return(String type, Map<String, String> fields, String xml) {

        String status() {
            return fields.get("returnStatus");
        }
    }

    Terminal(SandboxUnderTest sandbox) {
        this.sandbox = sandbox;
        this.name = "连云港" + hanzi() + "水晶有限公司";
        String uscc = sandbox.control("POST", "/registry/companies", Map.of("name", name))
                .at("/uscc");
        this.customsCode = sandbox.control("POST", "/customs-office/enterprises", Map.of("uscc", uscc))
                .at("/customsCode");
        Answer terminal = sandbox.control("POST", "/eport/terminals", Map.of("customsCode", customsCode));
        this.dxpId = terminal.at("/dxpId");
        this.queue = terminal.at("/queue");
        connections = new CachingConnectionFactory(
                TestServers.env("MT_HOST"), Integer.parseInt(TestServers.env("MT_RABBIT_PORT")));
        connections.setVirtualHost("port");
        connections.setUsername("mt_sandbox");
        connections.setPassword(TestServers.env("MT_RABBIT_PASSWORD_SANDBOX"));
    }

    private static String hanzi() {
        StringBuilder text = new StringBuilder();
        UUID random = UUID.randomUUID();
        for (int i = 0; i < 8; i++) {
            text.append((char) (0x4e00 + (int) (Math.abs(random.getMostSignificantBits() >> (i * 7)) % 5000)));
        }
        return text.toString();
    }

    // --- certificates and signatures

    String certificate(String ownerCode, String ownerName) {
        return certificates.computeIfAbsent(ownerCode, code -> {
            Answer answer = sandbox.post(
                    "customs",
                    "/eport/certificates",
                    Map.of(
                            "serial",
                            "CT" + UUID.randomUUID().toString().substring(0, 20),
                            "ownerCode",
                            code,
                            "ownerName",
                            ownerName,
                            "csrPem",
                            csr(keys(code))));
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.text());
            }
            return answer.at("/certificatePem");
        });
    }

    static KeyPair keys(String owner) {
        return KEYS.computeIfAbsent(owner, o -> {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (java.security.GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    static String csr(KeyPair keys) {
        try {
            StringWriter pem = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
                writer.writeObject(
                        new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=anything"), keys.getPublic())
                                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
            }
            return pem.toString();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Signs as the owner of a code; our own way, not the services'. */
    String sign(String xml, String ownerCode, String ownerName) {
        try {
            String pem = certificate(ownerCode, ownerName);
            java.security.cert.X509Certificate certificate =
                    (java.security.cert.X509Certificate) java.security.cert.CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new java.io.ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            Document document = HardenedXml.parse(xml.getBytes(StandardCharsets.UTF_8));
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            KeyInfoFactory keyInfo = factory.getKeyInfoFactory();
            DOMSignContext context = new DOMSignContext(keys(ownerCode).getPrivate(), document.getDocumentElement());
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(
                            factory.newSignedInfo(
                                    factory.newCanonicalizationMethod(
                                            CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                                    factory.newSignatureMethod(SignatureMethod.RSA_SHA1, null),
                                    List.of(factory.newReference(
                                            "",
                                            factory.newDigestMethod(DigestMethod.SHA1, null),
                                            List.of(factory.newTransform(
                                                    Transform.ENVELOPED, (TransformParameterSpec) null)),
                                            null,
                                            null))),
                            keyInfo.newKeyInfo(List.of(
                                    keyInfo.newKeyName(
                                            certificate.getSerialNumber().toString(16)),
                                    keyInfo.newX509Data(List.of(certificate)))))
                    .sign(context);
            StringWriter out = new StringWriter();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(out));
            return out.toString();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    // --- sending

    record Reply(String code, String info, String xml) {}

    /** Wraps, signs as the proper party and sends. */
    Reply send(CebType type, List<String> documents) {
        boolean byCarrier = type.signer().equals("logisticsCode");
        return post(
                type,
                sign(message(type, documents), byCarrier ? CARRIER : customsCode, byCarrier ? CARRIER_NAME : name));
    }

    Reply post(CebType type, String xml) {
        return postEnvelope(envelope(type.messageName(), xml, UUID.randomUUID().toString()));
    }

    String envelope(String type, String xml, String copMsgId) {
        return envelope(type, xml, copMsgId, dxpId);
    }

    static String envelope(String type, String xml, String copMsgId, String sender) {
        return "<dxp:DxpMsg xmlns:dxp=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\"><dxp:TransInfo><dxp:CopMsgId>"
                + copMsgId + "</dxp:CopMsgId><dxp:SenderId>" + sender
                + "</dxp:SenderId><dxp:ReceiverIds><dxp:ReceiverId>DXPEDCCEB0000003</dxp:ReceiverId></dxp:ReceiverIds>"
                + "<dxp:CreatTime>2026-11-22T10:15:00</dxp:CreatTime><dxp:MsgType>" + type
                + "</dxp:MsgType></dxp:TransInfo><dxp:Data>"
                + Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8))
                + "</dxp:Data></dxp:DxpMsg>";
    }

    Reply postEnvelope(String envelope) {
        Answer answer = sandbox.send(HttpRequest.newBuilder(URI.create(sandbox.address() + "/port/messages"))
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                .build());
        if (answer.status() != 200) {
            return new Reply(String.valueOf(answer.status()), answer.text(), answer.text());
        }
        String xml = answer.text();
        return new Reply(between(xml, "ResponseCode"), between(xml, "ResponseInfo"), xml);
    }

    private static String between(String xml, String element) {
        int from = xml.indexOf("<dxp:" + element + ">");
        return from < 0 ? "" : xml.substring(from + element.length() + 6, xml.indexOf("</dxp:" + element + ">"));
    }

    String message(CebType type, List<String> documents) {
        return "<ceb:" + type.messageName() + " xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\" guid=\""
                + CebWriter.guid() + "\" version=\"1.0\">" + String.join("", documents)
                + "<ceb:BaseTransfer><ceb:copCode>" + customsCode + "</ceb:copCode><ceb:copName>" + name
                + "</ceb:copName><ceb:dxpMode>DXP</ceb:dxpMode><ceb:dxpId>" + dxpId
                + "</ceb:dxpId></ceb:BaseTransfer></ceb:" + type.messageName() + ">";
    }

    // --- documents of the worked example, one order each

    static String now() {
        return APP_TIME.format(LocalDateTime.now(ZoneId.of("Asia/Shanghai")));
    }

    Map<String, String> head(String appType) {
        Map<String, String> head = new LinkedHashMap<>();
        head.put("guid", CebWriter.guid());
        head.put("appType", appType);
        head.put("appTime", now());
        head.put("appStatus", "2");
        return head;
    }

    Map<String, String> orderHead(String orderNo) {
        Map<String, String> head = head("1");
        head.putAll(Map.of(
                "orderType",
                "E",
                "orderNo",
                orderNo,
                "ebpCode",
                "无",
                "ebpName",
                "海外平台",
                "ebcCode",
                customsCode,
                "ebcName",
                name,
                "goodsValue",
                "57.00",
                "freight",
                "0",
                "currency",
                "502"));
        return head;
    }

    List<Map<String, String>> orderRows() {
        return List.of(
                Map.of(
                        "gnum",
                        "1",
                        "itemNo",
                        "CR-BRACELET-01",
                        "itemName",
                        "水晶手链",
                        "unit",
                        "007",
                        "currency",
                        "502",
                        "qty",
                        "2",
                        "price",
                        "18.50",
                        "totalPrice",
                        "37.00"),
                Map.of(
                        "gnum",
                        "2",
                        "itemNo",
                        "CR-BALL-02",
                        "itemName",
                        "水晶球",
                        "unit",
                        "007",
                        "currency",
                        "502",
                        "qty",
                        "1",
                        "price",
                        "20.00",
                        "totalPrice",
                        "20.00"));
    }

    String order(Map<String, String> head, List<Map<String, String>> rows) {
        return nested("Order", "OrderHead", head, "OrderList", rows);
    }

    String order(String orderNo) {
        return order(orderHead(orderNo), orderRows());
    }

    Map<String, String> receiptsHead(String orderNo) {
        Map<String, String> head = head("1");
        head.putAll(Map.of(
                "ebpCode",
                "无",
                "ebpName",
                "海外平台",
                "ebcCode",
                customsCode,
                "ebcName",
                name,
                "orderNo",
                orderNo,
                "payName",
                "PayPal",
                "charge",
                "57.00",
                "currency",
                "502"));
        head.put("accountingDate", "20260318101500");
        return head;
    }

    String receipts(String orderNo) {
        return CebWriter.element("Receipts", "Receipts", receiptsHead(orderNo));
    }

    Map<String, String> waybillHead(String logisticsNo) {
        Map<String, String> head = head("1");
        head.putAll(Map.of(
                "logisticsCode",
                CARRIER,
                "logisticsName",
                CARRIER_NAME,
                "logisticsNo",
                logisticsNo,
                "freight",
                "12.3",
                "insuredFee",
                "0",
                "currency",
                "142",
                "grossWeight",
                "0.62",
                "packNo",
                "1",
                "goodsInfo",
                "水晶饰品"));
        return head;
    }

    String waybill(String logisticsNo) {
        return CebWriter.element("Logistics", "Logistics", waybillHead(logisticsNo));
    }

    Map<String, String> listHead(String orderNo, String logisticsNo, String copNo) {
        Map<String, String> head = head("1");
        head.putAll(Map.of(
                "customsCode",
                "2301",
                "ebpCode",
                "无",
                "ebpName",
                "海外平台",
                "orderNo",
                orderNo,
                "logisticsCode",
                CARRIER,
                "logisticsName",
                CARRIER_NAME,
                "logisticsNo",
                logisticsNo,
                "copNo",
                copNo));
        head.putAll(Map.of(
                "ieFlag",
                "E",
                "portCode",
                "2301",
                "ieDate",
                now().substring(0, 8),
                "statisticsFlag",
                "B",
                "agentCode",
                customsCode,
                "agentName",
                name,
                "ebcCode",
                customsCode,
                "ebcName",
                name,
                "ownerCode",
                "NO",
                "ownerName",
                "NO"));
        head.putAll(Map.of(
                "tradeMode",
                "9610",
                "trafMode",
                "5",
                "country",
                "502",
                "POD",
                "502",
                "freight",
                "0",
                "fCurrency",
                "502",
                "fFlag",
                "3",
                "insuredFee",
                "0",
                "iCurrency",
                "502",
                "iFlag",
                "3"));
        head.putAll(Map.of("wrapType", "2", "packNo", "1", "grossWeight", "0.62", "netWeight", "0.55"));
        return head;
    }

    List<Map<String, String>> listRows() {
        List<Map<String, String>> rows = new ArrayList<>();
        String[][] legal = {{"7116200000", "水晶手链", "0.06"}, {"7018900000", "水晶球", "0.49"}};
        int i = 0;
        for (Map<String, String> order : orderRows()) {
            Map<String, String> row = new LinkedHashMap<>(order);
            row.put("gcode", legal[i][0]);
            row.put("gname", legal[i][1]);
            row.put("gmodel", "水晶制|未镶嵌|无品牌");
            row.put("barCode", "无");
            row.put("country", "502");
            row.put("qty1", legal[i][2]);
            row.put("unit1", "035");
            rows.add(row);
            i++;
        }
        return rows;
    }

    String list(Map<String, String> head, List<Map<String, String>> rows) {
        return nested("Inventory", "InventoryHead", head, "InventoryList", rows);
    }

    String list(String orderNo, String logisticsNo, String copNo) {
        return list(listHead(orderNo, logisticsNo, copNo), listRows());
    }

    static String nested(
            String element,
            String headEntity,
            Map<String, String> head,
            String rowEntity,
            List<Map<String, String>> rows) {
        StringBuilder xml = new StringBuilder("<ceb:" + element + ">");
        xml.append(CebWriter.element(headEntity, headEntity, head));
        rows.forEach(row -> xml.append(CebWriter.element(rowEntity, rowEntity, row)));
        return xml.append("</ceb:" + element + ">").toString();
    }

    String manifest(String copNo, List<String> logisticsNos, String grossWeight) {
        return manifest(copNo, logisticsNos, grossWeight, 1, 1);
    }

    String manifest(String copNo, List<String> logisticsNos, String grossWeight, int part, int parts) {
        Map<String, String> head = head("1");
        head.putAll(Map.of(
                "customsCode",
                "2301",
                "copNo",
                copNo,
                "agentCode",
                customsCode,
                "agentName",
                name,
                "trafMode",
                "5",
                "trafName",
                "MU501",
                "voyageNo",
                "MU501",
                "billNo",
                "78412345675",
                "grossWeight",
                grossWeight));
        head.putAll(Map.of(
                "logisticsCode",
                CARRIER,
                "logisticsName",
                CARRIER_NAME,
                "msgCount",
                String.valueOf(parts),
                "msgSeqNo",
                String.valueOf(part)));
        return nested("WayBill", "WayBillHead", head, "WayBillList", numbered(logisticsNos));
    }

    String arrival(String copNo, List<String> logisticsNos) {
        Map<String, String> head = head("1");
        head.putAll(Map.of(
                "customsCode",
                "2301",
                "copNo",
                copNo,
                "operatorCode",
                CARRIER,
                "operatorName",
                CARRIER_NAME,
                "ieFlag",
                "E",
                "trafMode",
                "5",
                "domesticTrafNo",
                "苏G12345"));
        head.putAll(Map.of("logisticsCode", CARRIER, "logisticsName", CARRIER_NAME, "msgCount", "1", "msgSeqNo", "1"));
        return nested("Arrival", "ArrivalHead", head, "ArrivalList", numbered(logisticsNos));
    }

    String goodsReturn(String coElNo, String logisticsNo, String invtNo) {
        Map<String, String> head = head("1");
        head.putAll(Map.of(
                "customsCode",
                "2301",
                "ebpCode",
                "无",
                "ebpName",
                "海外平台",
                "ebcCode",
                customsCode,
                "ebcName",
                name,
                "logisticsNo",
                logisticsNo,
                "logisticsCode",
                CARRIER,
                "logisticsName",
                CARRIER_NAME,
                "coElNo",
                coElNo,
                "tradeMode",
                "9661"));
        head.putAll(Map.of(
                "invtNo",
                invtNo,
                "agentCode",
                customsCode,
                "agentName",
                name,
                "billNo",
                "78412345675",
                "ieFlag",
                "I",
                "trafMode",
                "5",
                "trafName",
                "MU502",
                "portCode",
                "2301",
                "reason",
                "买家退货"));
        head.putAll(Map.of("country", "502", "voyageNo", "MU502"));
        return nested(
                "InvtRefund",
                "InvtRefundHead",
                head,
                "InvtRefundList",
                List.of(Map.of(
                        "gnum",
                        "1",
                        "gcode",
                        "7116200000",
                        "gname",
                        "水晶手链",
                        "gmodel",
                        "水晶制|未镶嵌|无品牌",
                        "qty",
                        "1",
                        "qty1",
                        "0.03",
                        "unit",
                        "007",
                        "unit1",
                        "035")));
    }

    String departure(String copNo, List<String> logisticsNos) {
        Map<String, String> head = head("1");
        head.putAll(Map.of(
                "customsCode",
                "2301",
                "copNo",
                copNo,
                "logisticsCode",
                CARRIER,
                "logisticsName",
                CARRIER_NAME,
                "trafMode",
                "5",
                "leaveTime",
                now(),
                "msgCount",
                "1",
                "msgSeqNo",
                "1"));
        return nested("Departure", "DepartureHead", head, "DepartureList", numbered(logisticsNos));
    }

    private static List<Map<String, String>> numbered(List<String> logisticsNos) {
        List<Map<String, String>> rows = new ArrayList<>();
        logisticsNos.forEach(no -> rows.add(Map.of("gnum", String.valueOf(rows.size() + 1), "logisticsNo", no)));
        return rows;
    }

    String summary(String copNo, List<String> invtNos) {
        Map<String, String> head = head("1");
        head.putAll(Map.of(
                "customsCode",
                "2301",
                "copNo",
                copNo,
                "agentCode",
                customsCode,
                "agentName",
                name,
                "ebcCode",
                customsCode,
                "ebcName",
                name,
                "declAgentCode",
                customsCode,
                "declAgentName",
                name,
                "summaryFlag",
                "1"));
        head.putAll(Map.of("itemNameFlag", "0", "msgCount", "1", "msgSeqNo", "1"));
        return nested(
                "SummaryApply",
                "SummaryApplyHead",
                head,
                "SummaryApplyList",
                invtNos.stream().map(no -> Map.of("invtNo", no)).toList());
    }

    String summaryOfPeriod(String copNo, String from, String to) {
        return summary(copNo, List.of())
                .replace(
                        "<ceb:summaryFlag>",
                        "<ceb:startTime>" + from + "</ceb:startTime><ceb:endTime>" + to
                                + "</ceb:endTime><ceb:summaryFlag>");
    }

    String cancellation(String copNo, String invtNo) {
        Map<String, String> head = head("1");
        head.putAll(Map.of(
                "customsCode",
                "2301",
                "copNo",
                copNo,
                "invtNo",
                invtNo,
                "reason",
                "客户取消",
                "agentCode",
                customsCode,
                "agentName",
                name,
                "ebcCode",
                customsCode,
                "ebcName",
                name));
        return CebWriter.element("InvtCancel", "InvtCancel", head);
    }

    /** A number never used before. */
    static String fresh(String prefix) {
        return prefix
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase();
    }

    // --- listening

    /** Everything that lies in the queue now joins what was received before. */
    List<Return> returns() {
        RabbitTemplate template = new RabbitTemplate(connections);
        for (Message message = template.receive(queue); message != null; message = template.receive(queue)) {
            received.add(new String(message.getBody(), StandardCharsets.UTF_8));
        }
        List<Return> returns = new ArrayList<>();
        for (String envelope : received) {
            returns.addAll(open(envelope));
        }
        return returns;
    }

    static String business(String envelope) {
        try {
            return new String(
                    DxpEnvelope.read(envelope.getBytes(StandardCharsets.UTF_8)).data(), StandardCharsets.UTF_8);
        } catch (DxpEnvelope.Unreadable unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<Return> open(String envelope) {
        try {
            String xml = business(envelope);
            Document document = HardenedXml.parse(xml.getBytes(StandardCharsets.UTF_8));
            String type = document.getDocumentElement().getLocalName().substring(3, 6);
            List<Return> returns = new ArrayList<>();
            for (Element each : DxpEnvelope.children(document.getDocumentElement())) {
                Map<String, String> fields = new LinkedHashMap<>();
                boolean nested = type.equals("792");
                Element head = nested ? DxpEnvelope.children(each).getFirst() : each;
                DxpEnvelope.children(head).forEach(f -> fields.put(f.getLocalName(), f.getTextContent()));
                returns.add(new Return(type, fields, xml));
            }
            return returns;
        } catch (org.xml.sax.SAXException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    /** Statuses of one kind of receipt, in order of arrival. */
    List<String> statuses(String type) {
        return returns().stream()
                .filter(r -> r.type().equals(type))
                .map(Return::status)
                .toList();
    }

    List<String> statuses(String type, String field, String value) {
        return returns().stream()
                .filter(r -> r.type().equals(type) && value.equals(r.fields().get(field)))
                .map(Return::status)
                .toList();
    }

    Return last(String type) {
        return returns().stream()
                .filter(r -> r.type().equals(type))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    @Override
    public void close() {
        new RabbitAdmin(connections).deleteQueue(queue);
        connections.destroy();
    }
}
