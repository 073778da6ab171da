package io.maotong.sandbox.control;

import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.Behaviour;
import io.maotong.sandbox.authority.Behaviours;
import io.maotong.sandbox.authority.Refusal;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells an authority to misbehave, and to stop it. */
@RestController
@RequestMapping("/control/behaviour")
final class ControlBehaviourController {

    private final Behaviours behaviours;

    ControlBehaviourController(Behaviours behaviours) {
        this.behaviours = behaviours;
    }

    @GetMapping
    Map<String, Behaviour> all() {
        return behaviours.all();
    }

    @PutMapping("/{authority}")
    Behaviour set(@PathVariable String authority, @RequestBody Behaviour behaviour) {
        behaviours.set(named(authority), behaviour);
        return behaviour;
    }

    @DeleteMapping("/{authority}")
    Behaviour reset(@PathVariable String authority) {
        behaviours.reset(named(authority));
        return Behaviour.GOOD;
    }

    @DeleteMapping
    void resetAll() {
        for (Authority authority : Authority.values()) {
            behaviours.reset(authority);
        }
    }

    private static Authority named(String path) {
        return Authority.named(path).orElseThrow(() -> Refusal.notFound("no such authority: " + path));
    }
}
