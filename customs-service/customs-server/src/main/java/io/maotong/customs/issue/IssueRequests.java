package io.maotong.customs.issue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/** What people may say about an exception. */
final class IssueRequests {

    private IssueRequests() {}

    /**
     * @param owner account or name of who takes it; absent to give it back
     * @param dueAt new deadline; absent to keep the one that it has
     */
    record Assign(
            @Size(min = 1, max = 80) String owner,
            Instant dueAt,
            @Size(max = 500) String note) {}

    record Note(@NotBlank @Size(max = 500) String note) {}

    record Resolve(@NotBlank @Size(max = 500) String resolution) {}
}
