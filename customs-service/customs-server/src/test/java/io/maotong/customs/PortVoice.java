package io.maotong.customs;

import io.maotong.test.RealServers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Speaks to the merchants' receipt queues as the single window does. */
final class PortVoice {

    private static final PortVoice ONLY = new PortVoice();

    private final CachingConnectionFactory connections;
    private final RabbitTemplate broker;

    private PortVoice() {
        connections = new CachingConnectionFactory(
                RealServers.get("MT_HOST"), Integer.parseInt(RealServers.get("MT_RABBIT_PORT")));
        connections.setVirtualHost("port");
        connections.setUsername(RealServers.get("MT_RABBIT_USERNAME"));
        connections.setPassword(RealServers.get("MT_RABBIT_PASSWORD"));
        broker = new RabbitTemplate(connections);
    }

    static PortVoice get() {
        return ONLY;
    }

    void open(String queue) {
        new RabbitAdmin(connections).declareQueue(new Queue(queue, true, false, false));
    }

    void close(String queue) {
        new RabbitAdmin(connections).deleteQueue(queue);
    }

    /** Sends a page of receipts: each is the content of one return element. */
    void say(String queue, String message, String element, List<String> returns) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ceb:")
                .append(message)
                .append(" xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\" guid=\"g\" version=\"1.0\">");
        returns.forEach(one -> text.append("<ceb:")
                .append(element)
                .append('>')
                .append(one)
                .append("</ceb:")
                .append(element)
                .append('>'));
        raw(
                queue,
                envelope(
                        message,
                        text.append("</ceb:").append(message).append('>').toString()));
    }

    static byte[] envelope(String message, String content) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><dxp:DxpMsg xmlns:dxp=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\">"
                        + "<dxp:TransInfo><dxp:CopMsgId>" + UUID.randomUUID() + "</dxp:CopMsgId><dxp:MsgType>" + message
                        + "</dxp:MsgType></dxp:TransInfo><dxp:Data>"
                        + Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8))
                        + "</dxp:Data></dxp:DxpMsg>")
                .getBytes(StandardCharsets.UTF_8);
    }

    void raw(String queue, byte[] body) {
        broker.send("", queue, MessageBuilder.withBody(body).build());
    }

    static String field(String name, String value) {
        return "<ceb:" + name + ">" + value + "</ceb:" + name + ">";
    }

    /** A 604 for a list. @param invtNo may be empty */
    static String listReturn(
            String agentCode, String copNo, String orderNo, String invtNo, String status, String time) {
        return field("guid", "x")
                + field("agentCode", agentCode)
                + field("copNo", copNo)
                + field("preNo", "B20261122000000001")
                + field("invtNo", invtNo)
                + field("ebcCode", agentCode)
                + field("ebpCode", "无")
                + field("orderNo", orderNo)
                + field("statisticsFlag", "B")
                + field("returnStatus", status)
                + field("returnTime", time)
                + field("returnInfo", "[Code:1800;Desc:" + status + "]");
    }
}
