package io.maotong.invoice.delivery;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.key.KeyService;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.issue.InvoiceListener;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.StoredInvoice;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where buyers want their invoices by themselves; what is issued to them goes there at once. */
@Service
class Preferences implements InvoiceListener {

    private static final Logger log = LoggerFactory.getLogger(Preferences.class);
    private static final String ACTOR = "preference";

    private final PreferenceMapper preferences;
    private final Deliveries deliveries;
    private final Mailer mailer;
    private final KeyService keys;
    private final Clock clock;

    Preferences(PreferenceMapper preferences, Deliveries deliveries, Mailer mailer, KeyService keys, Clock clock) {
        this.preferences = preferences;
        this.deliveries = deliveries;
        this.mailer = mailer;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void moved(StoredInvoice invoice, InvoiceStatus from) {
        boolean issued = invoice.status() == InvoiceStatus.ISSUED && invoice.accepted();
        // Without a single merchant every merchant's preference for this buyer would be found.
        if (!issued || MerchantScope.find().isEmpty()) {
            return;
        }
        String buyer = BuyerKey.of(invoice.document().buyer(), keys);
        for (PreferenceRow row : preferences.selectList(new QueryWrapper<PreferenceRow>().eq("buyer_key", buyer))) {
            if (row.channel == DeliveryChannel.EMAIL && !mailer.isConfigured()) {
                // The invoice is issued whatever becomes of its delivery.
                log.warn("no mail server: invoice {} is not delivered by e-mail", invoice.id());
                continue;
            }
            deliveries.deliver(
                    invoice, new Recipient(row.channel, row.target, row.targetHint, row.secret), row.merchantId, ACTOR);
        }
    }

    /** One for each buyer and channel; the same again replaces it. */
    @Transactional
    PreferenceRow put(String taxNo, String name, Recipient recipient, String actor) {
        String buyer = BuyerKey.of(taxNo, name, keys);
        PreferenceRow row = preferences.selectOne(new QueryWrapper<PreferenceRow>()
                .eq("buyer_key", buyer)
                .eq("channel", recipient.channel())
                .last("FOR UPDATE"));
        boolean known = row != null;
        if (!known) {
            row = new PreferenceRow();
            row.id = Ids.next();
            row.merchantId = MerchantScope.merchantId();
            row.buyerKey = buyer;
            row.channel = recipient.channel();
        }
        row.buyerName = name;
        row.target = recipient.target();
        row.targetHint = recipient.hint();
        row.secret = recipient.secret();
        row.updatedBy = actor;
        row.updatedAt = clock.instant();
        if (known) {
            preferences.updateById(row);
        } else {
            preferences.insert(row);
        }
        return row;
    }

    @Transactional
    void remove(long id) {
        if (preferences.deleteById(id) != 1) {
            throw new NotFoundException("delivery preference", id);
        }
    }

    PageResponse<PreferenceRow> list(String q, PageRequest page) {
        QueryWrapper<PreferenceRow> query = new QueryWrapper<PreferenceRow>()
                .likeRight(q != null && !q.isBlank(), "buyer_name", q == null ? "" : q.strip());
        return PageResponse.of(
                preferences.selectPage(page.toPage(Map.of("id", "id", "buyerName", "buyer_name"), "id,desc"), query),
                row -> row);
    }
}
