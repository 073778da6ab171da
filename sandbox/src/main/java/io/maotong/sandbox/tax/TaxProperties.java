package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param monthlyQuota amount without tax that a taxpayer may invoice in a month, unless control says otherwise
 * @param channel fifth digit of the invoice numbers given out
 * @param shortestProcessing an upload or selection has no result before this
 * @param longestProcessing and has one after this
 * @param feedLag how long after its issue an invoice can be collected by the buyer
 * @param latestUpload age beyond which a locally issued invoice is refused (an open question of the law: configurable)
 * @param mostPerUpload invoices in one upload
 * @param mostNumbers numbers drawn at once
 * @param gzipPerMille answers of a thousand that are compressed, without any misbehaviour set
 * @param stringifiedPerMille answers of a thousand whose Response is a string instead of an object
 */
@ConfigurationProperties("sandbox.tax")
record TaxProperties(
        @DefaultValue("50000000.00") BigDecimal monthlyQuota,
        @DefaultValue("8") String channel,
        @DefaultValue("200ms") Duration shortestProcessing,
        @DefaultValue("900ms") Duration longestProcessing,
        @DefaultValue("0s") Duration feedLag,
        @DefaultValue("48h") Duration latestUpload,
        @DefaultValue("500") int mostPerUpload,
        @DefaultValue("10000") int mostNumbers,
        @DefaultValue("200") int gzipPerMille,
        @DefaultValue("200") int stringifiedPerMille) {}
