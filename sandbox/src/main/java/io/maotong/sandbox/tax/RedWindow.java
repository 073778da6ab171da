package io.maotong.sandbox.tax;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param confirm how long the other side may think, before the pace is applied
 * @param wholeOnlyWhenUnused whether an invoice that the buyer has not used is reversed as a whole only (open question)
 * @param largestPage forms on a page of the list
 */
@ConfigurationProperties("sandbox.tax.red")
record RedWindow(
        @DefaultValue("72h") Duration confirm,
        @DefaultValue("true") boolean wholeOnlyWhenUnused,
        @DefaultValue("100") int largestPage) {}
