package io.maotong.customs.exchange.jaxb;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlType;
import java.math.BigDecimal;

/** OrderHead of CEB303, as a schema compiler would make it. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
        propOrder = {
            "guid",
            "appType",
            "appTime",
            "appStatus",
            "orderType",
            "orderNo",
            "ebpCode",
            "ebpName",
            "ebcCode",
            "ebcName",
            "goodsValue",
            "freight",
            "currency",
            "note"
        })
public class OrderHead {

    public String guid;
    public String appType;
    public String appTime;
    public String appStatus;
    public String orderType;
    public String orderNo;
    public String ebpCode;
    public String ebpName;
    public String ebcCode;
    public String ebcName;
    public BigDecimal goodsValue;
    public BigDecimal freight;
    public String currency;
    public String note;
}
