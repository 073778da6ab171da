package io.maotong.order.returns;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;

/** What a list of returns is narrowed down to; every part is optional. @param q the beginning of a return or order number */
record ReturnFilter(ReturnStatus status, ReturnReason reason, String orderNo, String q) {

    QueryWrapper<ReturnRow> toQuery() {
        QueryWrapper<ReturnRow> query = new QueryWrapper<>();
        query.eq(status != null, "status", status);
        query.eq(reason != null, "reason", reason);
        query.eq(isGiven(orderNo), "order_no", orderNo);
        if (isGiven(q)) {
            query.and(any -> any.likeRight("return_no", q.strip()).or().likeRight("order_no", q.strip()));
        }
        return query;
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }
}
