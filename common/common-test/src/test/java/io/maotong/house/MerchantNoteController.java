package io.maotong.house;

import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.web.problem.ConstraintCodes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/merchant/notes")
class MerchantNoteController {

    record NoteRequest(@NotBlank @Size(max = 60) String subject, String secret) {}

    record NoteResponse(String id, String subject, String secret) {}

    /** Lets a test hold a request in the middle. */
    @Component
    static class Gate {
        volatile CountDownLatch entered = new CountDownLatch(0);
        volatile CountDownLatch open = new CountDownLatch(0);
    }

    @Configuration
    static class Codes {
        @Bean
        ConstraintCodes.Named subjectTaken() {
            return new ConstraintCodes.Named("ux_note_subject", NoteError.SUBJECT_TAKEN);
        }
    }

    private final NoteMapper notes;
    private final Gate gate;

    MerchantNoteController(NoteMapper notes, Gate gate) {
        this.notes = notes;
        this.gate = gate;
    }

    @PostMapping
    @PreAuthorize("hasAuthority('note:write')")
    ResponseEntity<NoteResponse> write(@Valid @RequestBody NoteRequest request) throws InterruptedException {
        NoteRow row = new NoteRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.subject = request.subject();
        row.secret = request.secret();
        notes.insert(row);
        gate.entered.countDown();
        if (!gate.open.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the gate stayed closed");
        }
        if ("fail".equals(request.secret())) {
            throw new IllegalStateException("a detail that nobody outside should read");
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/merchant/notes/" + row.id)
                .body(response(row));
    }

    @GetMapping
    @PreAuthorize("hasAuthority('note:read')")
    PageResponse<NoteResponse> list(PageRequest page) {
        Page<NoteRow> rows = page.toPage(Map.of("id", "id", "subject", "subject"), "id,desc");
        return PageResponse.of(notes.selectPage(rows, null), MerchantNoteController::response);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('note:read')")
    ResponseEntity<NoteResponse> get(@PathVariable String id) {
        NoteRow row = notes.selectById(Ids.parse(id));
        return row == null ? ResponseEntity.notFound().build() : ResponseEntity.ok(response(row));
    }

    private static NoteResponse response(NoteRow row) {
        return new NoteResponse(Ids.text(row.id), row.subject, row.secret);
    }
}
