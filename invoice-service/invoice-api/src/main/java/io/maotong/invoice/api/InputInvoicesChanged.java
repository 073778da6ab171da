package io.maotong.invoice.api;

import java.util.List;

/** At most 100 input invoices as they are now. */
public record InputInvoicesChanged(List<InputInvoice> invoices) {

    public InputInvoicesChanged {
        invoices = List.copyOf(invoices);
    }
}
