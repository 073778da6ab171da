package io.maotong.invoice.platform;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Returns and extensions of quota over the direct connection (tax.md 2.1). */
@Component
class LeqiQuota implements QuotaPlatform {

    private static final String RETURN = "1";
    private static final LeqiService MOVE = LeqiService.base("XZTHSXED");
    private static final LeqiService VALIDITY = LeqiService.base("TZSXEDYXQ");

    private final LeqiClient leqi;

    LeqiQuota(LeqiClient leqi) {
        this.leqi = leqi;
    }

    @Override
    public PlatformAnswer<TaxPlatform.QuotaState> giveBack(String sellerTaxNo, BigDecimal amount, String serial) {
        Map<String, Object> move =
                Map.of("nsrsbh", sellerTaxNo, "sqlx", RETURN, "sqed", amount.toPlainString(), "ywlsh", serial);
        return leqi.call(MOVE, serial, move, LeqiAdapter::quotaState);
    }

    @Override
    public PlatformAnswer<TaxPlatform.QuotaState> extend(
            String sellerTaxNo, String period, String until, String serial) {
        Map<String, Object> extension = Map.of("nsrsbh", sellerTaxNo, "sq", period, "yxq", until, "ywlsh", serial);
        return leqi.call(VALIDITY, serial, extension, LeqiAdapter::quotaState);
    }
}
