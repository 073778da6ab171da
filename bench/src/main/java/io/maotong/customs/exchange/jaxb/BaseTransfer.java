package io.maotong.customs.exchange.jaxb;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlType;

/** Who transmits. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"copCode", "copName", "dxpMode", "dxpId", "note"})
public class BaseTransfer {

    public String copCode;
    public String copName;
    public String dxpMode;
    public String dxpId;
    public String note;
}
