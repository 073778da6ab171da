package io.maotong.user.api;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Internal calls to user-service; they need a service token. */
@FeignClient(name = "user-service", contextId = "userApi")
public interface UserApi {

    /** @return the present snapshot; 404 if there is no such merchant */
    @GetMapping("/internal/qualifications/{merchantId}")
    Qualification qualification(@PathVariable String merchantId);
}
