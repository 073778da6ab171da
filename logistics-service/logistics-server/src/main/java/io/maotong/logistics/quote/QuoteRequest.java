package io.maotong.logistics.quote;

import jakarta.validation.constraints.NotBlank;

/** @param preset BALANCED unless given */
record QuoteRequest(@NotBlank String orderNo, Preset preset) {

    Preset presetOrDefault() {
        return preset == null ? Preset.BALANCED : preset;
    }
}
