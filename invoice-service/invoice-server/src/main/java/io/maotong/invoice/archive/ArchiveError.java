package io.maotong.invoice.archive;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** Errors of the archive. */
enum ArchiveError implements ErrorCode {
    YEAR("INVOICE-40091", "年度无效", "The year is not valid"),
    KEPT("INVOICE-40984", "档案在保管期限内或处于法律保全", "The package must still be kept, or is under a legal hold"),
    HOLD("INVOICE-40076", "保全请求有误", "The legal hold is not valid"),
    VOUCHER("INVOICE-40077", "凭证关联有误", "The link to a voucher is not valid"),
    NOT_DONE("INVOICE-40985", "归档包尚未完成", "The package is not complete");

    private final String code;
    private final Text title;

    ArchiveError(String code, String zh, String en) {
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
