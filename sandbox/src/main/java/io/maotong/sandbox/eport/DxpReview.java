package io.maotong.sandbox.eport;

import io.maotong.sandbox.due.DueAction;
import io.maotong.sandbox.due.DueHandler;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Declares the queue at the broker before the id is told, so that its owner can listen at once. */
@Component
final class DxpReview implements DueHandler {

    private final ElectronicPort port;
    private final DxpQueues queues;

    DxpReview(ElectronicPort port, DxpQueues queues) {
        this.port = port;
        this.queues = queues;
    }

    @Override
    public String kind() {
        return ElectronicPort.DXP_KIND;
    }

    @Override
    public boolean callsOut() {
        return true;
    }

    @Override
    public void handle(List<DueAction> actions) {
        for (DueAction action : actions) {
            Optional<String> fault = port.dxpFault(action.ref());
            if (fault.isPresent()) {
                port.refuseDxp(action.ref(), fault.get());
                continue;
            }
            queues.ensure(port.assignDxpId(action.ref()));
            port.approveDxp(action.ref());
        }
    }
}
