package io.maotong.forex.rate;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Boards as they came, and the refused ones among them. */
@RestController
@RequestMapping("/api/ops/rates/boards")
class OpsRateController {

    private final RateService rates;

    OpsRateController(RateService rates) {
        this.rates = rates;
    }

    record BoardResponse(
            String boardId, String source, Instant publishedAt, Instant fetchedAt, BoardState state, String reason) {

        static BoardResponse of(BoardRow row) {
            return new BoardResponse(
                    Ids.text(row.id), row.source, row.publishedAt, row.fetchedAt, row.state, row.reason);
        }
    }

    @GetMapping
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<BoardResponse> list(@RequestParam(required = false) BoardState state, PageRequest page) {
        return PageResponse.of(rates.boards(state, page), BoardResponse::of);
    }

    /** A person says that the move was real. */
    @PostMapping("/{id}:accept")
    @PreAuthorize("hasAuthority('parked:replay')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(@PathVariable String id) {
        rates.accept(Ids.parse(id));
    }
}
