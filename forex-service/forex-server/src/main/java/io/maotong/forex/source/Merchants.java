package io.maotong.forex.source;

import java.util.Optional;

/** What this service knows about its merchants: a copy of the qualification snapshot. */
public interface Merchants {

    /** The merchant of the current scope; empty while nothing has been heard of it. */
    Optional<Merchant> current();

    /** @param creditCode unified social credit code, null before the licence */
    record Merchant(long merchantId, String status, String companyName, String creditCode) {

        /** Whether accounts may be opened in its name. */
        public boolean mayHoldAccounts() {
            return "ACTIVE".equals(status) && companyName != null && creditCode != null;
        }
    }
}
