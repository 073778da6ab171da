package io.maotong.invoice.output;

import io.maotong.invoice.platform.CollectionPlatform.Direction;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.sync.InvoiceFeeds;
import io.maotong.invoice.sync.SyncFeed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How our own invoices are collected. */
@Configuration(proxyBeanMethods = false)
class OutputFeeds {

    @Bean
    SyncFeed<ReceivedInvoice> outputNews(InvoiceFeeds feeds, OutputInvoices invoices) {
        return feeds.news("OUTPUT", Direction.OUTPUT, invoices::take);
    }

    @Bean
    SyncFeed<ReceivedInvoice> outputDays(InvoiceFeeds feeds, OutputInvoices invoices) {
        return feeds.days("OUTPUT_DAYS", Direction.OUTPUT, invoices::take);
    }
}
