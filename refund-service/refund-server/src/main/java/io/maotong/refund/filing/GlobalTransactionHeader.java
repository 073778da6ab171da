package io.maotong.refund.filing;

import feign.RequestInterceptor;
import feign.RequestTemplate;
import org.apache.seata.core.context.RootContext;
import org.springframework.stereotype.Component;

/** Tells the called service which global transaction it takes part in. */
@Component
class GlobalTransactionHeader implements RequestInterceptor {

    @Override
    public void apply(RequestTemplate request) {
        String xid = RootContext.getXID();
        if (xid != null) {
            request.header(RootContext.KEY_XID, xid);
        }
    }
}
