package io.maotong.data.platform.cockpit;

import io.maotong.core.money.Money;
import io.maotong.data.platform.cockpit.MerchantCockpitController.CockpitResponse;
import io.maotong.data.platform.cockpit.MerchantCockpitController.StageResponse;
import io.maotong.data.platform.state.ObjectStates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Counts what the services told. */
@Service
class Cockpit {

    private final ObjectStates states;

    Cockpit(ObjectStates states) {
        this.states = states;
    }

    CockpitResponse read() {
        List<ObjectStates.Count> counts = states.counts();
        Map<String, Long> figures = new LinkedHashMap<>();
        Map<String, String> definitions = new LinkedHashMap<>();
        for (Figure figure : Figure.values()) {
            figures.put(figure.key(), figure.of(counts));
            definitions.put(figure.key(), figure.definition());
        }
        return new CockpitResponse(
                figures, definitions, stages(counts), states.newest().orElse(null));
    }

    private static List<StageResponse> stages(List<ObjectStates.Count> counts) {
        Map<String, StageResponse> stages = new TreeMap<>();
        for (ObjectStates.Count count : counts) {
            StageResponse stage = stages.computeIfAbsent(
                    count.kind().ordinal() + " " + count.status(),
                    key -> new StageResponse(count.kind().name(), count.status(), 0, new TreeMap<>()));
            if (count.amount() != null && count.currency() != null) {
                stage.amounts()
                        .put(
                                count.currency(),
                                Money.rounded(count.amount(), count.currency())
                                        .amount()
                                        .toPlainString());
            }
            stages.put(
                    count.kind().ordinal() + " " + count.status(),
                    new StageResponse(
                            stage.kind(), stage.status(), stage.objects() + count.objects(), stage.amounts()));
        }
        return new ArrayList<>(stages.values());
    }
}
