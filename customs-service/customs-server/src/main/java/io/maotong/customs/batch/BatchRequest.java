package io.maotong.customs.batch;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What goes out together.
 *
 * @param tradeMode 9610, 1210, 9710 or 9810
 * @param customsCode office of declaration, four digits
 * @param portCode office of exit, four digits
 * @param trafMode mode of transport, one character
 * @param orderNos the orders; or allReady
 * @param allReady every order that is ready
 */
record BatchRequest(
        @NotBlank @Pattern(regexp = "9610|1210|9710|9810") String tradeMode,
        @NotBlank @Pattern(regexp = "\\d{4}") String customsCode,
        @NotBlank @Pattern(regexp = "\\d{4}") String portCode,
        @NotBlank @Pattern(regexp = "[0-9A-Z]") String trafMode,
        @Size(max = 10) String loctNo,
        @Size(max = 37) String billNo,
        @Size(max = 5000) List<@NotBlank @Size(max = 60) String> orderNos,
        boolean allReady) {}
