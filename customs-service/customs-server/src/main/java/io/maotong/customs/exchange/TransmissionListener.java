package io.maotong.customs.exchange;

/** Learns, in the same transaction, that a message arrived at the exchange. */
public interface TransmissionListener {

    /** @param batchId null for messages outside of a batch */
    void sent(Long batchId, int chunk);
}
