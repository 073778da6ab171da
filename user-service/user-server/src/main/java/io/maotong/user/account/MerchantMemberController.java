package io.maotong.user.account;

import io.maotong.core.id.Ids;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The merchant's people; a changed role takes effect when the member's access token is renewed. */
@RestController
@RequestMapping("/api/merchant/members")
class MerchantMemberController {

    private final Members members;

    MerchantMemberController(Members members) {
        this.members = members;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('merchant:manage')")
    Map<String, List<MemberResponse>> list() {
        return Map.of("items", members.list());
    }

    @PostMapping
    @PreAuthorize("hasAuthority('merchant:manage')")
    @ResponseStatus(HttpStatus.CREATED)
    MemberResponse add(@RequestBody MemberRequest request) {
        return members.add(request);
    }

    @PutMapping("/{id}/role")
    @PreAuthorize("hasAuthority('merchant:manage')")
    MemberResponse changeRole(@PathVariable String id, @RequestBody MemberRoleRequest request) {
        return members.changeRole(Ids.parse(id), request.role());
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasAuthority('merchant:manage')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        members.remove(Ids.parse(id));
    }
}
