package io.maotong.invoice.delivery;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.file.DownloadListener;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Writes who fetched which invoice in the portal into the delivery log. */
@Component
class PortalDownloads implements DownloadListener {

    private final Deliveries deliveries;

    PortalDownloads(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void downloaded(Collection<Long> invoiceIds, String formats, String actor) {
        deliveries.downloaded(MerchantScope.merchantId(), invoiceIds, formats, actor);
    }
}
