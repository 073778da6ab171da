package io.maotong.invoice.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Service codes of capability 203065, by which invoices are deducted; only those of 203064 are public.
 *
 * @param order fwbm that takes the order
 * @param result fwbm that tells its outcome
 */
@ConfigurationProperties("maotong.invoice.use-services")
record UseServices(String order, String result) {}
