package io.maotong.customs.document;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** Errors of this service. */
public enum CustomsError implements ErrorCode {
    NOT_QUALIFIED("CUSTOMS-40001", "企业尚不能报关", "The company may not declare yet"),
    INVALID_BATCH("CUSTOMS-40002", "批次内容有误", "The batch is not valid"),
    INVALID_MANIFEST("CUSTOMS-40003", "总分单内容有误", "The manifest is not valid"),
    INVALID_SUMMARY("CUSTOMS-40004", "汇总申请内容有误", "The summary is not valid"),
    INVALID_DOCUMENT("CUSTOMS-40005", "单证内容有误", "The document is not valid"),
    RULE("CUSTOMS-40006", "不符合申报规则", "A declaration rule does not hold"),
    INVALID_WARNING("CUSTOMS-40010", "提示确认内容有误", "The decision on warnings is not valid"),
    INVALID_EXCEPTION("CUSTOMS-40011", "异常处理内容有误", "The request about an exception is not valid"),
    INVALID_FILE("CUSTOMS-40012", "文件无法读取", "The file cannot be read"),
    UNKNOWN_CHANNEL("CUSTOMS-40007", "没有该报送通道", "There is no such channel"),
    UNKNOWN_TABLE("CUSTOMS-40401", "没有该代码表", "There is no such code table"),
    NOTHING_READY("CUSTOMS-40901", "没有可以申报的订单", "No order is ready to be declared"),
    ORDER_IN_BATCH("CUSTOMS-40902", "订单已在其他批次中", "An order is in another batch already"),
    IN_MANIFEST("CUSTOMS-40903", "清单已在其他总分单中", "A list is in another manifest already"),
    IN_SUMMARY("CUSTOMS-40904", "清单已汇总", "A list is summarised already"),
    ENTRY_OCCUPIED("CUSTOMS-40905", "报关单商品项已被占用", "A declaration item is taken already"),
    ENTRY_UNKNOWN("CUSTOMS-40906", "没有该报关单商品项", "There is no such declaration item"),
    NOT_CORRECTABLE("CUSTOMS-40907", "单证当前状态不能重新申报", "The document cannot be sent again in its present state"),
    LIST_DECLARED("CUSTOMS-40910", "清单已申报，单证不能变更", "A list was declared: the document cannot be changed"),
    DEPARTED("CUSTOMS-40911", "货物已离境", "The goods have left"),
    CANCELLATION_RUNNING("CUSTOMS-40912", "撤销申请正在处理", "An application to cancel is under way"),
    NOT_DEPARTED("CUSTOMS-40913", "货物尚未离境，不能退运", "The goods have not left: they cannot come back"),
    WARNINGS("CUSTOMS-40914", "有提示需要确认", "There are warnings to be accepted"),
    BATCH_GONE("CUSTOMS-40915", "批次已离境或结束", "The batch has left or is over"),
    INVALID_RETURN("CUSTOMS-40008", "退货内容有误", "The return is not valid"),
    INVALID_BORDER("CUSTOMS-40009", "运抵或离境内容有误", "The arrival or departure is not valid"),
    NOTHING_TO_SUMMARISE("CUSTOMS-40908", "没有可以汇总的清单", "No list is ready to be summarised"),
    NOTHING_TO_MANIFEST("CUSTOMS-40909", "没有可以制作总分单的清单", "No list is ready for a manifest");

    private final String code;
    private final Text title;

    CustomsError(String code, String zh, String en) {
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
