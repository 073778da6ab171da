package io.maotong.customs.batch;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

/** An order in a batch; active is empty once it has left it. */
@TableName("batch_order")
final class BatchOrderRow {

    @TableId
    Long id;

    Long merchantId;
    Long batchId;
    String orderNo;
    Integer seq;
    String state;
    Integer active;
}
