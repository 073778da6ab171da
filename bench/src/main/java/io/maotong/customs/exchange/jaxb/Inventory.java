package io.maotong.customs.exchange.jaxb;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** One document of a CEB603Message. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"head", "rows"})
public class Inventory {

    @XmlElement(name = "InventoryHead")
    public InventoryHead head;

    @XmlElement(name = "InventoryList")
    public List<InventoryList> rows = new ArrayList<>();
}
