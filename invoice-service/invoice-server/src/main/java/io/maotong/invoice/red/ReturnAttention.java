package io.maotong.invoice.red;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.invoice.attention.AttentionCause.Topic;
import io.maotong.invoice.attention.AttentionRetry;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tries a return again for a person. */
@Component
class ReturnAttention implements AttentionRetry {

    private final ReturnMapper returns;
    private final ReturnedGoods goods;

    ReturnAttention(ReturnMapper returns, ReturnedGoods goods) {
        this.returns = returns;
        this.goods = goods;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.RETURN);
    }

    @Override
    public void retry(String subject, String actor) {
        QueryWrapper<ReturnRow> mine =
                ReturnRetries.waiting().eq("return_no", subject).orderByAsc("id");
        returns.selectList(mine).forEach(row -> goods.retry(row.id, actor));
    }
}
