package io.maotong.customs.exchange.jaxb;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** A whole message. */
@XmlRootElement(name = "CEB603Message")
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"documents", "transfer"})
public class CEB603Message {

    @XmlAttribute
    public String guid;

    @XmlAttribute
    public String version;

    @XmlElement(name = "Inventory")
    public List<Inventory> documents = new ArrayList<>();

    @XmlElement(name = "BaseTransfer")
    public BaseTransfer transfer;
}
