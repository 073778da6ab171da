package io.maotong.sandbox.bank;

import io.maotong.sandbox.UtcTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class RateBoardController {

    private final RateBoard board;

    /** CNY per {@code unit} of the currency, as decimal strings. */
    record RateResponse(String currency, int unit, String bid, String cashBid, String ask, String cashAsk, String mid) {

        static RateResponse of(RateBoard.Rate rate) {
            return new RateResponse(
                    rate.currency(),
                    rate.unit(),
                    rate.bid().toPlainString(),
                    rate.cashBid().toPlainString(),
                    rate.ask().toPlainString(),
                    rate.cashAsk().toPlainString(),
                    rate.mid().toPlainString());
        }
    }

    record BoardResponse(OffsetDateTime publishedAt, List<RateResponse> rates) {}

    RateBoardController(RateBoard board) {
        this.board = board;
    }

    @GetMapping("/bank/rates")
    BoardResponse rates() {
        RateBoard.Published published = board.now();
        return new BoardResponse(
                UtcTime.inBusinessZone(published.at()),
                published.rates().stream().map(RateResponse::of).toList());
    }
}
