package io.maotong.customs.exchange;

import io.maotong.customs.document.DocumentType;
import java.time.Instant;

/** A way to the customs exchange. Receipts come back over the merchant's queue whatever way was taken. */
interface CustomsChannel {

    /**
     * A signed message on its way.
     *
     * @param id of the transmission: the serial number in logs
     * @param copMsgId the same at every try
     * @param createdAt when the message was planned
     */
    record Envelope(long id, String copMsgId, String senderId, DocumentType type, Instant createdAt, byte[] message) {}

    /** SINGLE_WINDOW or AGENT. */
    String name();

    /** Must not be called inside a transaction. */
    ChannelAnswer send(Envelope envelope);
}
