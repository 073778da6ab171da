package io.maotong.customs.exchange;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Messages to the port for people. */
@Component
class TransmissionQueries {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "createdAt", "created_at");
    private static final String[] WITHOUT_MESSAGE = {
        "id",
        "doc_type",
        "batch_id",
        "cop_msg_id",
        "channel",
        "signing_profile",
        "signer_code",
        "signer_name",
        "state",
        "documents",
        "attempts",
        "certificate_no",
        "digest",
        "signed_at",
        "response_code",
        "response_info",
        "sent_at",
        "created_at"
    };

    /**
     * @param state WAITING, SIGNED, SENT, UNKNOWN, POSTPONED, REJECTED or GIVEN_UP
     * @param channel SINGLE_WINDOW or AGENT
     * @param certificateNo serial number of the certificate that signed; null before
     * @param keyUses every use of a key for this message; null in lists
     */
    record TransmissionResponse(
            String transmissionId,
            String copMsgId,
            String type,
            String batchId,
            String channel,
            String state,
            int documents,
            int attempts,
            String signingProfile,
            String signerCode,
            String signerName,
            String certificateNo,
            String digest,
            Instant signedAt,
            Instant sentAt,
            String responseCode,
            String responseInfo,
            Instant createdAt,
            List<KeyUse> keyUses) {}

    /** @param sent whether this signature is the one that was sent */
    record KeyUse(
            String signerCode,
            String certificateNo,
            String signingProfile,
            String keeper,
            String digest,
            boolean sent,
            Instant signedAt) {}

    private final TransmissionMapper transmissions;
    private final KeyUseMapper keyUses;

    TransmissionQueries(TransmissionMapper transmissions, KeyUseMapper keyUses) {
        this.transmissions = transmissions;
        this.keyUses = keyUses;
    }

    PageResponse<TransmissionResponse> find(String state, String batchId, PageRequest page) {
        QueryWrapper<TransmissionRow> query = new QueryWrapper<TransmissionRow>()
                .select(WITHOUT_MESSAGE)
                .eq(state != null, "state", state)
                .eq(batchId != null, "batch_id", batchId == null ? null : Ids.parse(batchId));
        return PageResponse.of(
                transmissions.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> response(row, null));
    }

    TransmissionResponse get(String id) {
        TransmissionRow row = transmissions.selectOne(
                new QueryWrapper<TransmissionRow>().select(WITHOUT_MESSAGE).eq("id", Ids.parse(id)));
        if (row == null) {
            throw new NotFoundException("transmission", id);
        }
        List<KeyUse> uses =
                keyUses
                        .selectList(new QueryWrapper<KeyUseRow>()
                                .eq("transmission_id", row.id)
                                .orderByAsc("id"))
                        .stream()
                        .map(use -> new KeyUse(
                                use.signerCode,
                                use.certificateNo,
                                use.signingProfile,
                                use.keeper,
                                use.digest,
                                use.wasSent,
                                use.signedAt))
                        .toList();
        return response(row, uses);
    }

    private static TransmissionResponse response(TransmissionRow row, List<KeyUse> uses) {
        return new TransmissionResponse(
                Ids.text(row.id),
                row.copMsgId,
                row.docType,
                row.batchId == null ? null : Ids.text(row.batchId),
                row.channel,
                row.state.name(),
                row.documents,
                row.attempts,
                row.signingProfile,
                row.signerCode,
                row.signerName,
                row.certificateNo,
                row.digest,
                row.signedAt,
                row.sentAt,
                row.responseCode,
                row.responseInfo,
                row.createdAt,
                uses);
    }
}
