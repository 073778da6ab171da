package io.maotong.customs.receipt;

import io.maotong.customs.exchange.Xml;
import java.util.Base64;

/** An envelope from the port with the business message inside. */
record PortMessage(String copMsgId, String messageType, Xml.Element content) {

    /** @throws Xml.Unreadable if envelope or content cannot be read */
    static PortMessage read(byte[] body) {
        Xml.Element envelope = Xml.read(body);
        Xml.Element info = envelope.first("TransInfo");
        String data = envelope.get("Data");
        if (info == null || data == null) {
            throw Xml.unreadable("no TransInfo or no Data");
        }
        byte[] content;
        try {
            content = Base64.getMimeDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw Xml.unreadable("Data is not base64");
        }
        return new PortMessage(info.get("CopMsgId"), info.get("MsgType"), Xml.read(content));
    }
}
