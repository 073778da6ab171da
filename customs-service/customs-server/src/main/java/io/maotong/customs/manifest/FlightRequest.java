package io.maotong.customs.manifest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Another flight or voyage for what is on a manifest. */
record FlightRequest(
        @NotBlank @Size(max = 37) String billNo,
        @NotBlank @Size(max = 32) String voyageNo,
        @NotBlank @Size(max = 100) String trafName) {}
