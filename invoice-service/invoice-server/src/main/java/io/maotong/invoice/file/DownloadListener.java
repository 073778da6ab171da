package io.maotong.invoice.file;

import java.util.Collection;

/** Told when somebody who is signed in fetches files of invoices; before the first byte is sent. */
public interface DownloadListener {

    /** @param formats such as {@code PDF} or {@code XML,PDF,OFD} */
    void downloaded(Collection<Long> invoiceIds, String formats, String actor);
}
