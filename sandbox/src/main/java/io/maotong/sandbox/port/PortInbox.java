package io.maotong.sandbox.port;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.Tally;
import io.maotong.sandbox.eport.ElectronicPort;
import io.maotong.sandbox.eport.ElectronicPort.Terminal;
import io.maotong.sandbox.office.CustomsOffice;
import io.maotong.sandbox.office.CustomsOffice.Enterprise;
import io.maotong.sandbox.port.CebMessage.Reading;
import io.maotong.sandbox.port.PortScenarios.Scenario;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * The door of the single window. The envelope, the sender and the signature are answered at once (DxpRep); a business
 * message that cannot be understood is answered by CEB900, everything about single documents by their receipts.
 */
@Service
class PortInbox {

    private static final Logger log = LoggerFactory.getLogger(PortInbox.class);
    private static final String ACCEPTED = "0000";
    private static final String FORMAT_REFUSED = "-1";
    private static final int ATTEMPTS = 4;

    private final ElectronicPort eport;
    private final CustomsOffice office;
    private final SignatureCheck signatures;
    private final PublishedSchemas schemas;
    private final Intake intake;
    private final Receipts receipts;
    private final PortScenarios scenarios;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Tally tally;

    /** What is said about a message as a whole. */
    private record Verdict(String code, String info) {

        static Verdict accepted() {
            return new Verdict(ACCEPTED, "接收成功");
        }
    }

    PortInbox(
            ElectronicPort eport,
            CustomsOffice office,
            SignatureCheck signatures,
            PublishedSchemas schemas,
            Intake intake,
            Receipts receipts,
            PortScenarios scenarios,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            Tally tally) {
        this.eport = eport;
        this.office = office;
        this.signatures = signatures;
        this.schemas = schemas;
        this.intake = intake;
        this.receipts = receipts;
        this.scenarios = scenarios;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.tally = tally;
    }

    /** @return DxpRep */
    String receive(byte[] xml) {
        Instant now = clock.instant();
        DxpEnvelope envelope;
        Verdict verdict;
        try {
            envelope = DxpEnvelope.read(xml);
            verdict = judge(envelope);
        } catch (DxpEnvelope.Unreadable unreadable) {
            envelope = unreadable.partial();
            verdict = new Verdict(unreadable.code(), unreadable.getMessage());
        } catch (DataAccessException failure) {
            log.error("a message was not stored", failure);
            envelope = DxpEnvelope.nothing();
            verdict = new Verdict("3001", "数据库或消息队列异常");
        }
        if (!verdict.code().equals(ACCEPTED)) {
            tally.add(Authority.PORT, "refused " + verdict.code());
        }
        return CebWriter.response(
                envelope,
                verdict.code(),
                verdict.info(),
                PortTime.local(now).toLocalDate().toString(),
                PortTime.xml(now));
    }

    private Verdict judge(DxpEnvelope envelope) {
        Optional<Terminal> terminal = eport.terminal(envelope.senderId());
        if (terminal.isEmpty()) {
            return new Verdict("2002", "发送方DXP ID未注册：" + envelope.senderId());
        }
        if (!envelope.receiverIds().contains(CebWriter.PORT_ID)) {
            return new Verdict("2001", "接收方不存在：" + String.join(",", envelope.receiverIds()));
        }
        Optional<Verdict> again = seenBefore(envelope);
        return again.orElseGet(() -> open(envelope, terminal.get()));
    }

    private Optional<Verdict> seenBefore(DxpEnvelope envelope) {
        return jdbc.sql("SELECT data_sha256 FROM port_message WHERE sender_id = ? AND cop_msg_id = ?")
                .params(envelope.senderId(), envelope.copMsgId())
                .query(String.class)
                .optional()
                .map(digest -> {
                    tally.add(Authority.PORT, "duplicate messages");
                    return digest.equals(sha256(envelope.data()))
                            ? new Verdict(ACCEPTED, "重复报文，不再处理")
                            : new Verdict("9999", "CopMsgId已用于另一报文");
                });
    }

    private Verdict open(DxpEnvelope envelope, Terminal terminal) {
        Document xml;
        try {
            xml = HardenedXml.parse(envelope.data());
        } catch (SAXException malformed) {
            return formatRefused(envelope, "Unknown", "业务报文不是合法的XML：" + malformed.getMessage());
        }
        String root = xml.getDocumentElement().getLocalName();
        Optional<CebType> type =
                CebMessage.NAMESPACE.equals(xml.getDocumentElement().getNamespaceURI())
                        ? CebType.ofMessage(root)
                        : Optional.empty();
        if (type.isEmpty()) {
            return formatRefused(envelope, "Unknown", "无法识别的业务报文：" + root);
        }
        if (!root.equals(envelope.messageType())) {
            return formatRefused(envelope, root, "MsgType与业务报文不一致：" + envelope.messageType());
        }
        CebMessage message;
        switch (CebMessage.read(type.get(), xml)) {
            case Reading.Faulty faulty -> {
                return formatRefused(envelope, root, String.join("；", faulty.faults()));
            }
            case Reading.Readable readable -> message = readable.message();
        }
        List<String> published = schemas.faults(xml);
        if (!published.isEmpty()) {
            return formatRefused(envelope, root, String.join("；", published));
        }
        return judge(envelope, terminal, message);
    }

    private Verdict judge(DxpEnvelope envelope, Terminal terminal, CebMessage message) {
        if (!envelope.senderId().equals(message.transfer().get("dxpId"))) {
            return new Verdict("2002", "BaseTransfer的dxpId与发送方不一致");
        }
        Optional<Enterprise> sender = office.byCustomsCode(terminal.customsCode());
        if (sender.isEmpty() || !sender.get().isCalled(message.transfer().get("copCode"))) {
            return new Verdict(
                    "2002", "传输企业与DXP ID的所有者不一致：" + message.transfer().get("copCode"));
        }
        Optional<Enterprise> signer = Optional.empty();
        switch (signatures.verify(message.xml())) {
            case SignatureCheck.Result.Bad bad -> {
                return new Verdict(bad.code(), bad.info());
            }
            case SignatureCheck.Result.Absent absent -> {
                if (mustBeSigned(message)) {
                    return new Verdict("1001", "缺少签名");
                }
            }
            case SignatureCheck.Result.Signed signed -> {
                signer = office.byCustomsCode(signed.ownerCode());
                if (signer.isEmpty()) {
                    return new Verdict("1001", "签名证书的单位未在海关备案：" + signed.ownerCode());
                }
            }
        }
        Optional<Scenario> ordered = scenarios.answerTo(message, terminal.customsCode());
        if (ordered.isPresent()) {
            return answer(ordered.get(), envelope, message.type());
        }
        return store(envelope, terminal, message, signer);
    }

    /** As the control API ordered: not taken and not remembered, or found unreadable later. */
    private Verdict answer(Scenario ordered, DxpEnvelope envelope, CebType type) {
        String info = ordered.info() == null ? "按指令拒收" : ordered.info();
        if (ordered.kind().equals("FORMAT")) {
            return formatRefused(envelope, type.messageName(), info);
        }
        return new Verdict(ordered.code(), info);
    }

    private static boolean mustBeSigned(CebMessage message) {
        return message.type().alwaysSigned()
                || message.documents().stream()
                        .anyMatch(d -> d.head("appStatus").equals("2"));
    }

    private Verdict store(DxpEnvelope envelope, Terminal terminal, CebMessage message, Optional<Enterprise> signer) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> {
                    remember(envelope);
                    intake.take(message, terminal, signer);
                    return Verdict.accepted();
                });
            } catch (DuplicateKeyException | PessimisticLockingFailureException race) {
                Optional<Verdict> again = seenBefore(envelope);
                if (again.isPresent()) {
                    return again.get();
                }
                if (attempt == ATTEMPTS) {
                    throw race;
                }
            }
        }
    }

    private Verdict formatRefused(DxpEnvelope envelope, String type, String info) {
        tally.add(Authority.PORT, "refused CEB900");
        try {
            transaction.executeWithoutResult(status -> {
                remember(envelope);
                String time = PortTime.returnTime(clock.instant(), "");
                receipts.write(
                        envelope.senderId(),
                        null,
                        "900",
                        FORMAT_REFUSED,
                        time,
                        info.length() > 5_000 ? info.substring(0, 5_000) : info,
                        CebWriter.formatRefusal(
                                FORMAT_REFUSED,
                                time,
                                info,
                                envelope.copMsgId(),
                                type,
                                new String(envelope.data(), StandardCharsets.UTF_8)));
            });
        } catch (DuplicateKeyException race) {
            return seenBefore(envelope).orElseThrow(() -> race);
        }
        return Verdict.accepted();
    }

    private void remember(DxpEnvelope envelope) {
        jdbc.sql("INSERT INTO port_message (cop_msg_id, sender_id, msg_type, data_sha256, received_at)"
                        + " VALUES (?,?,?,?,?)")
                .params(
                        envelope.copMsgId(),
                        envelope.senderId(),
                        envelope.messageType(),
                        sha256(envelope.data()),
                        UtcTime.toRow(clock.instant()))
                .update();
        tally.add(Authority.PORT, "messages " + envelope.messageType());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
