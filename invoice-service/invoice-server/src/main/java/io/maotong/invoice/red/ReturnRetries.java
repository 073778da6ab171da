package io.maotong.invoice.red;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import java.util.Collection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has returns tried again that could not be reversed before, once something changed that may have stood against it. */
@Component
public class ReturnRetries {

    static final String KIND = "red.returns";

    private final ReturnMapper returns;
    private final ObjectProvider<Intents> intents;

    ReturnRetries(ReturnMapper returns, ObjectProvider<Intents> intents) {
        this.returns = returns;
        this.intents = intents;
    }

    /** An invoice of these orders was issued, or will never be. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ofOrders(Collection<String> orderNos) {
        if (!orderNos.isEmpty()) {
            promise(waiting().in("order_no", orderNos));
        }
    }

    /** A red form of the current merchant ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    void all() {
        promise(waiting());
    }

    static QueryWrapper<ReturnRow> waiting() {
        return new QueryWrapper<ReturnRow>().eq("status", ReturnStatus.REFUSED);
    }

    private void promise(QueryWrapper<ReturnRow> which) {
        if (returns.exists(which)) {
            intents.getObject().add(KIND, Ids.text(MerchantScope.merchantId()), "");
        }
    }
}
