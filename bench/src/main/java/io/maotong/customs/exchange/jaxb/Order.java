package io.maotong.customs.exchange.jaxb;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** One document of a CEB303Message. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"head", "rows"})
public class Order {

    @XmlElement(name = "OrderHead")
    public OrderHead head;

    @XmlElement(name = "OrderList")
    public List<OrderList> rows = new ArrayList<>();
}
