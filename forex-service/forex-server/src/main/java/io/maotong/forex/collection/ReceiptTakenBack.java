package io.maotong.forex.collection;

/** Told, in the same transaction, that the bank is taking a receipt back: whatever it paid is unpaid again. */
public interface ReceiptTakenBack {

    void takenBack(Receipts.Receipt receipt);
}
