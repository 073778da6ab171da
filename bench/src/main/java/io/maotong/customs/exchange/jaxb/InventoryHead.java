package io.maotong.customs.exchange.jaxb;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlType;
import java.math.BigDecimal;

/** InventoryHead of CEB603, as a schema compiler would make it. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
        propOrder = {
            "guid",
            "appType",
            "appTime",
            "appStatus",
            "customsCode",
            "ebpCode",
            "ebpName",
            "orderNo",
            "logisticsCode",
            "logisticsName",
            "logisticsNo",
            "copNo",
            "preNo",
            "invtNo",
            "ieFlag",
            "portCode",
            "ieDate",
            "statisticsFlag",
            "agentCode",
            "agentName",
            "ebcCode",
            "ebcName",
            "ownerCode",
            "ownerName",
            "iacCode",
            "iacName",
            "emsNo",
            "tradeMode",
            "trafMode",
            "trafName",
            "voyageNo",
            "billNo",
            "totalPackageNo",
            "loctNo",
            "licenseNo",
            "country",
            "POD",
            "freight",
            "fCurrency",
            "fFlag",
            "insuredFee",
            "iCurrency",
            "iFlag",
            "wrapType",
            "packNo",
            "grossWeight",
            "netWeight",
            "note"
        })
public class InventoryHead {

    public String guid;
    public String appType;
    public String appTime;
    public String appStatus;
    public String customsCode;
    public String ebpCode;
    public String ebpName;
    public String orderNo;
    public String logisticsCode;
    public String logisticsName;
    public String logisticsNo;
    public String copNo;
    public String preNo;
    public String invtNo;
    public String ieFlag;
    public String portCode;
    public String ieDate;
    public String statisticsFlag;
    public String agentCode;
    public String agentName;
    public String ebcCode;
    public String ebcName;
    public String ownerCode;
    public String ownerName;
    public String iacCode;
    public String iacName;
    public String emsNo;
    public String tradeMode;
    public String trafMode;
    public String trafName;
    public String voyageNo;
    public String billNo;
    public String totalPackageNo;
    public String loctNo;
    public String licenseNo;
    public String country;
    public String POD;
    public BigDecimal freight;
    public String fCurrency;
    public String fFlag;
    public BigDecimal insuredFee;
    public String iCurrency;
    public String iFlag;
    public String wrapType;
    public Integer packNo;
    public BigDecimal grossWeight;
    public BigDecimal netWeight;
    public String note;
}
