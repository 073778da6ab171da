package io.maotong.customs.exchange.jaxb;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlType;
import java.math.BigDecimal;

/** OrderList of CEB303, as a schema compiler would make it. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
        propOrder = {
            "gnum",
            "itemNo",
            "itemName",
            "itemDescribe",
            "barCode",
            "unit",
            "currency",
            "qty",
            "price",
            "totalPrice",
            "note"
        })
public class OrderList {

    public Integer gnum;
    public String itemNo;
    public String itemName;
    public String itemDescribe;
    public String barCode;
    public String unit;
    public String currency;
    public BigDecimal qty;
    public BigDecimal price;
    public BigDecimal totalPrice;
    public String note;
}
