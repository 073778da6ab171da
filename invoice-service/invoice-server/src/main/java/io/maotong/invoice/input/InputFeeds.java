package io.maotong.invoice.input;

import io.maotong.invoice.platform.CollectionPlatform.Direction;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.sync.InvoiceFeeds;
import io.maotong.invoice.sync.SyncFeed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How input invoices are collected. */
@Configuration(proxyBeanMethods = false)
class InputFeeds {

    @Bean
    SyncFeed<ReceivedInvoice> inputNews(InvoiceFeeds feeds, Intake intake) {
        return feeds.news("INPUT", Direction.INPUT, intake::take);
    }

    @Bean
    SyncFeed<ReceivedInvoice> inputDays(InvoiceFeeds feeds, Intake intake) {
        return feeds.days("INPUT_DAYS", Direction.INPUT, intake::take);
    }
}
