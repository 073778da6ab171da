/** The baseline of the measurements: the same messages by JAXB. */
@XmlSchema(
        namespace = "http://www.chinaport.gov.cn/ceb",
        elementFormDefault = XmlNsForm.QUALIFIED,
        xmlns = @XmlNs(prefix = "ceb", namespaceURI = "http://www.chinaport.gov.cn/ceb"))
package io.maotong.customs.exchange.jaxb;

import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
