package io.maotong.customs.exchange.jaxb;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlType;
import java.math.BigDecimal;

/** InventoryList of CEB603, as a schema compiler would make it. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
        propOrder = {
            "gnum",
            "itemNo",
            "itemRecordNo",
            "itemName",
            "gcode",
            "gname",
            "gmodel",
            "barCode",
            "country",
            "currency",
            "qty",
            "qty1",
            "qty2",
            "unit",
            "unit1",
            "unit2",
            "price",
            "totalPrice",
            "note"
        })
public class InventoryList {

    public Integer gnum;
    public String itemNo;
    public String itemRecordNo;
    public String itemName;
    public String gcode;
    public String gname;
    public String gmodel;
    public String barCode;
    public String country;
    public String currency;
    public BigDecimal qty;
    public BigDecimal qty1;
    public BigDecimal qty2;
    public String unit;
    public String unit1;
    public String unit2;
    public BigDecimal price;
    public BigDecimal totalPrice;
    public String note;
}
