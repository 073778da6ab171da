package io.maotong.customs.manifest;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

/** A parcel on a manifest; a list is on one active manifest at a time. */
@TableName("manifest_line")
final class ManifestLineRow {

    @TableId
    Long id;

    Long merchantId;
    Long manifestId;
    Long documentId;
    Long listId;
    String logisticsNo;
    Integer gnum;
    Integer active;
}
