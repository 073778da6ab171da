package io.maotong.invoice.file;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** Errors of files: what cannot be read, and what is not there yet. */
public enum FileError implements ErrorCode {
    NOT_READABLE("INVOICE-40081", "文件无法识别为发票", "The file cannot be read as an invoice"),
    UNSAFE("INVOICE-40082", "文件含有不安全的内容", "The file holds what is not safe to open"),
    TOO_BIG("INVOICE-41381", "文件超出大小限制", "The file is beyond the limits"),
    SEVERAL_INVOICES("INVOICE-40083", "一个文件中有多张发票", "One file holds several invoices"),
    FIELD_MISSING("INVOICE-40084", "缺少必要的票面要素", "A necessary field of the invoice is missing"),
    FIELD_MALFORMED("INVOICE-40085", "票面要素格式有误", "A field of the invoice is malformed"),
    FORMAT_UNKNOWN("INVOICE-40086", "不支持的文件格式", "The format of the file is not supported"),
    NOT_ISSUED("INVOICE-40981", "发票尚未开具，没有文件", "The invoice is not issued yet and has no files"),
    STILL_KEPT("INVOICE-40982", "文件在保管期限内", "The file must still be kept"),
    OFFICIAL_DIFFERS("INVOICE-40087", "官方文件与本发票不符", "The official file belongs to another invoice"),
    NOT_READY("INVOICE-50304", "发票文件尚未就绪", "The file of the invoice is not ready"),
    DAMAGED("INVOICE-50084", "已存文件与其摘要不符", "A stored file does not match its digest");

    private final String code;
    private final Text title;

    FileError(String code, String zh, String en) {
        this.code = code;
        this.title = Text.of(zh, en);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Text title() {
        return title;
    }
}
