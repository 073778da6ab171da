package io.maotong.customs.manifest;

import jakarta.validation.constraints.Size;

/** Another flight or voyage for what is on a manifest. */
record FlightRequest(
        @Size(max = 37) String billNo,
        @Size(max = 32) String voyageNo,
        @Size(max = 100) String trafName) {}
