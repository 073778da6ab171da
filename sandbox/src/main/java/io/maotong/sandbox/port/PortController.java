package io.maotong.sandbox.port;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where terminals deliver their messages. */
@RestController
final class PortController {

    private final PortInbox inbox;

    PortController(PortInbox inbox) {
        this.inbox = inbox;
    }

    @PostMapping(
            path = "/port/messages",
            consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE},
            produces = "application/xml;charset=UTF-8")
    byte[] receive(@RequestBody byte[] message) {
        return inbox.receive(message).getBytes(StandardCharsets.UTF_8);
    }
}
