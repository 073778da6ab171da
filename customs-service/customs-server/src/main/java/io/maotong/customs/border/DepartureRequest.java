package io.maotong.customs.border;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** @param leftAt when the flight or vessel left; not before the release of any parcel on it */
record DepartureRequest(
        @NotBlank String manifestId, @NotNull Instant leftAt) {}
