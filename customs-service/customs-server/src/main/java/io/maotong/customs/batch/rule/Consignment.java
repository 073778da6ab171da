package io.maotong.customs.batch.rule;

import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.source.SourceOrder;
import java.time.LocalDate;

/**
 * One order with the four documents that would declare it.
 *
 * @param receipts null where the mode needs no receipt document
 * @param day on which it is declared
 */
public record Consignment(
        SourceOrder source,
        DocumentContent order,
        DocumentContent receipts,
        DocumentContent waybill,
        DocumentContent list,
        LocalDate day) {}
