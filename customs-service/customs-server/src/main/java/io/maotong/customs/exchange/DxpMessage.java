package io.maotong.customs.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The envelope of the customs exchange (客户端传输报文). */
final class DxpMessage {

    private DxpMessage() {}

    /** @param createdAt yyyy-MM-ddTHH:mm:ss in China */
    static byte[] write(
            String copMsgId, String senderId, String receiverId, String createdAt, String messageType, byte[] message) {
        StringBuilder text = new StringBuilder(message.length * 4 / 3 + 800);
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .append("<dxp:DxpMsg xmlns:dxp=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\"><dxp:TransInfo>");
        field(text, "CopMsgId", copMsgId);
        field(text, "SenderId", senderId);
        text.append("<dxp:ReceiverIds>");
        field(text, "ReceiverId", receiverId);
        text.append("</dxp:ReceiverIds>");
        field(text, "CreatTime", createdAt);
        field(text, "MsgType", messageType);
        text.append("</dxp:TransInfo><dxp:Data>")
                .append(Base64.getEncoder().encodeToString(message))
                .append("</dxp:Data></dxp:DxpMsg>");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append("<dxp:").append(name).append('>');
        MessageWriter.escape(text, value);
        text.append("</dxp:").append(name).append('>');
    }
}
