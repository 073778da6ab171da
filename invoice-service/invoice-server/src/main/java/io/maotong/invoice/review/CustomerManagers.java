package io.maotong.invoice.review;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.issue.InvoiceShelf;
import io.maotong.invoice.title.Titles;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which account manager looks after which customer, and what he may see for that. */
@Service
class CustomerManagers {

    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "accountId", "account_id", "customerName", "customer_name");

    private final ManagerMapper managers;
    private final InvoiceShelf shelf;
    private final Titles titles;
    private final Clock clock;

    CustomerManagers(ManagerMapper managers, InvoiceShelf shelf, Titles titles, Clock clock) {
        this.managers = managers;
        this.shelf = shelf;
        this.titles = titles;
        this.clock = clock;
    }

    /** Repeating is safe. */
    @Transactional
    ManagerRow assign(long titleId, String accountId, String actor) {
        Party customer = titles.snapshot(titleId).party();
        String key = shelf.buyerKey(customer);
        ManagerRow known = managers.selectOne(
                new QueryWrapper<ManagerRow>().eq("account_id", accountId).eq("buyer_key", key));
        if (known != null) {
            return known;
        }
        ManagerRow row = new ManagerRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.accountId = accountId;
        row.buyerKey = key;
        row.customerName = customer.name();
        row.assignedBy = actor;
        row.assignedAt = clock.instant();
        managers.insert(row);
        return row;
    }

    @Transactional
    void release(long id) {
        if (managers.deleteById(id) != 1) {
            throw new NotFoundException("assignment", id);
        }
    }

    PageResponse<ManagerRow> list(String accountId, PageRequest page) {
        QueryWrapper<ManagerRow> query = new QueryWrapper<ManagerRow>().eq(accountId != null, "account_id", accountId);
        return PageResponse.of(managers.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> row);
    }

    PageResponse<InvoiceShelf.Item> invoicesOf(String accountId, PageRequest page) {
        return shelf.ofBuyers(managers.buyersOf(accountId), page);
    }

    InvoiceShelf.Item invoiceOf(String accountId, long id) {
        return shelf.ofBuyers(managers.buyersOf(accountId), id);
    }

    List<InvoiceShelf.Step> history(InvoiceShelf.Item invoice) {
        return shelf.history(invoice.id());
    }
}
