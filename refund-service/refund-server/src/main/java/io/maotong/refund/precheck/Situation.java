package io.maotong.refund.precheck;

import io.maotong.refund.RefundProperties;
import io.maotong.refund.source.Sources;
import java.time.LocalDate;

/** What the rules may know beside the candidate. */
public record Situation(Sources.Merchant merchant, LocalDate today, RefundProperties settings) {}
