package io.maotong.customs.api;

import java.util.List;

/** At most 100 exceptions of one merchant as they are now. */
public record ExceptionsChanged(List<CustomsException> exceptions) {

    public ExceptionsChanged {
        exceptions = List.copyOf(exceptions);
    }
}
