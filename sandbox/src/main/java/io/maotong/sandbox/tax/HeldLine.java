package io.maotong.sandbox.tax;

import java.math.BigDecimal;

/** One line of a held invoice; quantity and price as printed, maybe empty. */
record HeldLine(
        String fphm,
        int mxxh,
        String xmmc,
        String ggxh,
        String dw,
        String sl,
        String dj,
        BigDecimal je,
        BigDecimal slv,
        BigDecimal se,
        String classCode) {}
