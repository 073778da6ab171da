package io.maotong.invoice.received;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One entry for each received invoice, whatever it came in. */
@Component
class ReceivedBook {

    static final String KIND = "invoice.received-check";
    private static final Map<String, String> SORTABLE = Map.of("id", "id");

    /** What the intent carries. @param force asks the bureau even if it answered today */
    record Check(String number, boolean force, String actor) {}

    private final ReceivedInvoiceMapper invoices;
    private final ReceivedFileMapper files;
    private final ObjectProvider<Intents> intents;
    private final Clock clock;

    ReceivedBook(
            ReceivedInvoiceMapper invoices, ReceivedFileMapper files, ObjectProvider<Intents> intents, Clock clock) {
        this.invoices = invoices;
        this.files = files;
        this.intents = intents;
        this.clock = clock;
    }

    /** A file was stored: its invoice is checked if it is new, or if this file tells more than those before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void noted(ReceivedFileRow file) {
        ReceivedInvoiceRow row = new ReceivedInvoiceRow();
        row.id = Ids.next();
        row.merchantId = file.merchantId;
        row.number = file.number;
        row.fileId = file.id;
        row.state = ReceivedState.WAITING;
        row.owner = file.receivedBy;
        row.receivedAt = file.receivedAt;
        invoices.begin(row);
        ReceivedInvoiceRow known = invoices.lock(file.number);
        if (!known.id.equals(row.id)) {
            row = known;
            boolean better =
                    row.state == ReceivedState.INCOMPLETE || !file.partial && files.selectById(row.fileId).partial;
            if (!better && row.state != ReceivedState.UNASKED) {
                return;
            }
            row.fileId = better ? file.id : row.fileId;
            row.state = ReceivedState.WAITING;
            row.updatedAt = clock.instant();
            invoices.updateById(row);
        }
        check(file.number, false, file.receivedBy);
    }

    /** Promises to check it. @throws NotFoundException if no file of it was received */
    @Transactional
    public ReceivedInvoiceRow again(String number, String actor) {
        ReceivedInvoiceRow row = get(number);
        check(number, true, actor);
        return row;
    }

    private void check(String number, boolean force, String actor) {
        intents.getObject().add(KIND, number, new Check(number, force, actor));
    }

    ReceivedInvoiceRow get(String number) {
        ReceivedInvoiceRow row = invoices.selectOne(new QueryWrapper<ReceivedInvoiceRow>().eq("number", number));
        if (row == null) {
            throw new NotFoundException("received invoice", number);
        }
        return row;
    }

    /** Both optional. */
    PageResponse<ReceivedInvoiceRow> list(ReceivedState state, String number, PageRequest page) {
        return PageResponse.of(
                invoices.selectPage(
                        page.toPage(SORTABLE, "id,desc"),
                        new QueryWrapper<ReceivedInvoiceRow>()
                                .eq(state != null, "state", state)
                                .eq(number != null && !number.isBlank(), "number", number)),
                row -> row);
    }
}
