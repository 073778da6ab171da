package io.maotong.customs.document;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** The changing part of a document. Every column is always written, so that a page of rows is one batch. */
@TableName("customs_document")
final class DocumentStateRow {

    @TableId
    Long id;

    Integer version;
    String appType;
    Long stateVersion;
    DocumentStatus status;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String returnStatus;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String returnTime;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String returnInfo;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String preNo;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String invtNo;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String sumNo;

    Integer resends;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant submittedAt;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant acceptedAt;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant releasedAt;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant departedAt;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant watchAt;

    Instant updatedAt;

    static DocumentStateRow of(DocumentRow row) {
        DocumentStateRow state = new DocumentStateRow();
        state.id = row.id;
        state.version = row.version;
        state.appType = row.appType;
        state.departedAt = row.departedAt;
        state.stateVersion = row.stateVersion;
        state.status = row.status;
        state.returnStatus = row.returnStatus;
        state.returnTime = row.returnTime;
        state.returnInfo = row.returnInfo;
        state.preNo = row.preNo;
        state.invtNo = row.invtNo;
        state.sumNo = row.sumNo;
        state.resends = row.resends;
        state.submittedAt = row.submittedAt;
        state.acceptedAt = row.acceptedAt;
        state.releasedAt = row.releasedAt;
        state.watchAt = row.watchAt;
        state.updatedAt = row.updatedAt;
        return state;
    }
}
