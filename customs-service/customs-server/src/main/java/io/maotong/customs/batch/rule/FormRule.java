package io.maotong.customs.batch.rule;

import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.exchange.MessageDefinition;
import java.util.function.Consumer;

/** F1: every field has the form of the message definition. */
final class FormRule implements ConsignmentRule {

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        check(DocumentType.ORDER, consignment.order(), found);
        if (consignment.receipts() != null) {
            check(DocumentType.RECEIPTS, consignment.receipts(), found);
        }
        check(DocumentType.WAYBILL, consignment.waybill(), found);
        check(DocumentType.LIST, consignment.list(), found);
    }

    private static void check(DocumentType type, DocumentContent content, Consumer<Finding> found) {
        for (MessageDefinition.Misfit misfit : MessageDefinition.of(type).misfits(content)) {
            found.accept(Finding.error(
                    "F1",
                    type.code(),
                    misfit.field(),
                    misfit.row(),
                    misfit.form(),
                    "字段 " + misfit.field() + " 缺失或格式不符，应为 " + misfit.form(),
                    "Field " + misfit.field() + " is missing or does not have the form " + misfit.form()));
        }
    }
}
