package io.maotong.invoice.input;

import java.util.List;

/** Somebody in this service who relies on how input invoices stand. */
public interface InputWatcher {

    /** The status or the use of these invoices of the current merchant changed, in this transaction. */
    void changed(List<String> numbers);

    /** These invoices of the current merchant are new here, in this transaction. */
    default void arrived(List<String> numbers) {}
}
