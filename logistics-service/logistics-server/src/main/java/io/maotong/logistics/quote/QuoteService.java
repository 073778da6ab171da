package io.maotong.logistics.quote;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.conditions.update.UpdateWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import io.maotong.logistics.cargo.CargoOrders;
import io.maotong.order.api.TradeOrder;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Quotes that merchants asked for. */
@Service
class QuoteService {

    private final QuoteMapper quotes;
    private final CargoOrders orders;
    private final Intents intents;
    private final QuoteSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    QuoteService(
            QuoteMapper quotes,
            CargoOrders orders,
            Intents intents,
            QuoteSettings settings,
            JsonMapper json,
            Clock clock) {
        this.quotes = quotes;
        this.orders = orders;
        this.intents = intents;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** The valid quote of this order as it is, or a new one that will be ready soon. */
    @Transactional
    public QuoteResponse request(String orderNo, Preset preset) {
        TradeOrder order = orders.find(orderNo).orElseThrow(() -> new NotFoundException("order", orderNo));
        Instant now = clock.instant();
        QuoteRow valid = quotes.valid(orderNo, order.version(), preset, now);
        if (valid != null) {
            return response(valid);
        }
        QuoteRow row = new QuoteRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.orderNo = orderNo;
        row.orderVersion = order.version();
        row.preset = preset;
        row.status = QuoteStatus.PENDING;
        row.createdAt = now;
        row.expiresAt = now.plus(settings.validFor());
        quotes.insert(row);
        intents.add(QuoteHandler.KIND, orderNo, new QuoteHandler.Promise(row.id));
        return response(row);
    }

    QuoteResponse get(long id) {
        return response(row(id));
    }

    QuoteRow row(long id) {
        QuoteRow row = quotes.selectOne(new QueryWrapper<QuoteRow>().eq("id", id));
        if (row == null) {
            throw new NotFoundException("quote", id);
        }
        return row;
    }

    @Transactional
    public void record(long id, QuoteResult result) {
        quotes.update(new UpdateWrapper<QuoteRow>()
                .eq("id", id)
                .eq("status", QuoteStatus.PENDING)
                .set("status", QuoteStatus.READY)
                .set("result", json.writeValueAsString(result)));
    }

    private QuoteResponse response(QuoteRow row) {
        return QuoteResponse.of(row, row.result == null ? null : json.readValue(row.result, QuoteResult.class));
    }
}
