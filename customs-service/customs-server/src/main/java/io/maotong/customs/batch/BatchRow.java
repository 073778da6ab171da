package io.maotong.customs.batch;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("clearance_batch")
final class BatchRow {

    @TableId
    Long id;

    Long merchantId;
    String batchNo;
    BatchStatus status;
    String tradeMode;
    String customsCode;
    String portCode;
    String trafMode;
    String logisticsCode;
    String agentCode;
    String loctNo;
    String plannedBillNo;
    String statisticsFlag;
    Boolean refundIntended;
    String iacCode;
    String iacName;
    String emsNo;
    String itemRecords;
    Integer total;
    Integer leftOut;
    Integer released;
    Integer closed;
    String createdBy;
    Instant createdAt;
    Instant declaredAt;
    Instant updatedAt;
}
