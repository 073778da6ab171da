package io.maotong.user.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sends a code to a phone so that its owner can sign in; needs no token. */
@RestController
@RequestMapping("/api/auth/sms-codes")
class PublicSmsCodeController {

    private final SmsCodes codes;

    PublicSmsCodeController(SmsCodes codes) {
        this.codes = codes;
    }

    @PostMapping
    @PreAuthorize("permitAll()")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SmsCodeResponse send(@RequestBody SmsCodeRequest request, HttpServletRequest http) {
        return codes.request(request.mobile(), http.getRemoteAddr());
    }
}
