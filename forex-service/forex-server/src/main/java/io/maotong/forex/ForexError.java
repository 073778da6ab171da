package io.maotong.forex;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** Errors of this service. */
public enum ForexError implements ErrorCode {
    UNKNOWN_CURRENCY("FOREX-40001", "不支持的币种", "The currency is not supported"),
    WRONG_AMOUNT("FOREX-40002", "金额不正确", "The amount is not right"),
    WRONG_TENOR("FOREX-40003", "交割期限不正确", "The tenor is not right"),
    WRONG_ALLOCATION("FOREX-40004", "核销明细不正确", "The allocation is not right"),
    NOT_QUALIFIED("FOREX-40901", "企业尚未通过审核", "The company is not approved yet"),
    ACCOUNT_MISSING("FOREX-40902", "尚无可用的收款账户", "There is no open account in the currency"),
    RATE_STALE("FOREX-40903", "牌价已过时", "The rates are out of date"),
    INSUFFICIENT("FOREX-40904", "可用余额不足", "Not enough available money"),
    QUOTE_EXPIRED("FOREX-40905", "报价已过期", "The quote has expired"),
    QUOTE_USED("FOREX-40906", "报价已成交", "The quote was accepted before"),
    QUOTE_NOT_READY("FOREX-40907", "报价尚未返回", "The quote is not there yet"),
    OCCUPIED("FOREX-40908", "核销已用于退税申报", "The match is used by a refund batch"),
    ALLOCATION_USED_UP("FOREX-40909", "核销金额已被占用", "The match has not enough left"),
    ALREADY_SETTLED("FOREX-40910", "款项已结汇", "The money was settled already"),
    BATCH_DIFFERS("FOREX-40911", "该批次已占用其他明细", "The batch holds other parts already");

    private final String code;
    private final Text title;

    ForexError(String code, String zh, String en) {
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
