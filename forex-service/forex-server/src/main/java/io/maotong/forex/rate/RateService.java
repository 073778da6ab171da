package io.maotong.forex.rate;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageRequest;
import io.maotong.forex.ForexError;
import io.maotong.forex.bank.Bank;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every board as it came and answers from the newest one that was believed. */
@Service
class RateService implements Rates {

    private static final Logger log = LoggerFactory.getLogger(RateService.class);
    private static final int LONGEST_REASON = 500;

    private final BoardMapper boards;
    private final RateMapper rates;
    private final RateProperties properties;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final BoardRules rules;

    RateService(BoardMapper boards, RateMapper rates, RateProperties properties, WorkingDays workingDays, Clock clock) {
        this.boards = boards;
        this.rates = rates;
        this.properties = properties;
        this.workingDays = workingDays;
        this.clock = clock;
        this.rules = new BoardRules(properties.maxDeviationPercent());
    }

    /** Keeps a fetched board; the same one again only shows that it still stands. */
    @Transactional
    void keep(String source, Bank.Board board) {
        Instant now = clock.instant();
        String hash = hash(board.raw());
        if (boards.fetchedAgain(source, board.publishedAt(), hash, now) > 0) {
            return;
        }
        List<String> faults = rules.faults(board.rates(), comparableMids(now));
        BoardRow row = new BoardRow();
        row.id = Ids.next();
        row.source = source;
        row.publishedAt = board.publishedAt();
        row.fetchedAt = now;
        row.contentHash = hash;
        row.state = faults.isEmpty() ? BoardState.ACCEPTED : BoardState.REJECTED;
        row.reason = faults.isEmpty() ? null : shortened(String.join("; ", faults));
        row.raw = board.raw();
        boards.insert(row);
        rates.insert(board.rates().stream()
                .filter(rate -> rate.unit() > 0)
                .map(rate -> row(row.id, rate))
                .toList());
        if (!faults.isEmpty()) {
            log.error("the rate board {} of {} is refused: {}", row.id, board.publishedAt(), row.reason);
        }
    }

    private Map<String, BigDecimal> comparableMids(Instant now) {
        BoardRow newest = boards.newest();
        Map<String, BigDecimal> mids = new HashMap<>();
        if (newest != null && newest.fetchedAt.isAfter(now.minus(properties.comparableFor()))) {
            rates.ofBoard(newest.id).forEach(rate -> mids.put(rate.currency, rate.mid));
        }
        return mids;
    }

    private static RateRow row(long boardId, Bank.BoardRate rate) {
        RateRow row = new RateRow();
        row.id = Ids.next();
        row.boardId = boardId;
        row.currency = rate.currency();
        row.bid = BoardRules.perOne(rate.bid(), rate.unit());
        row.cashBid = BoardRules.perOne(rate.cashBid(), rate.unit());
        row.ask = BoardRules.perOne(rate.ask(), rate.unit());
        row.cashAsk = BoardRules.perOne(rate.cashAsk(), rate.unit());
        row.mid = BoardRules.perOne(rate.mid(), rate.unit());
        return row;
    }

    @Override
    public List<Rate> all() {
        BoardRow board = boards.newest();
        if (board == null) {
            return List.of();
        }
        boolean stale = isStale(board);
        return rates.ofBoard(board.id).stream()
                .map(row -> rate(board, row, stale))
                .toList();
    }

    @Override
    public Optional<Rate> find(String currency) {
        return all().stream().filter(rate -> rate.currency().equals(currency)).findFirst();
    }

    @Override
    public Rate fresh(String currency) {
        return find(currency)
                .filter(rate -> !rate.stale())
                .orElseThrow(() -> new BusinessException(
                        ForexError.RATE_STALE,
                        Text.of(
                                        "%s 牌价未更新，暂不能报价，请稍后再试",
                                        "The rate of %s has not been updated: no quote now, try again later")
                                .with(currency)));
    }

    private static Rate rate(BoardRow board, RateRow row, boolean stale) {
        return new Rate(
                row.currency,
                row.bid,
                row.cashBid,
                row.ask,
                row.cashAsk,
                row.mid,
                board.publishedAt,
                board.fetchedAt,
                stale);
    }

    private boolean isStale(BoardRow board) {
        Instant oldest = clock.instant().minus(properties.maxAge());
        return board.fetchedAt.isBefore(oldest) || isTrading() && board.publishedAt.isBefore(oldest);
    }

    private boolean isTrading() {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), BusinessTime.ZONE);
        LocalTime time = now.toLocalTime();
        return workingDays.isWorkingDay(now.toLocalDate())
                && !time.isBefore(properties.tradingFrom())
                && time.isBefore(properties.tradingTo());
    }

    Page<BoardRow> boards(BoardState state, PageRequest page) {
        return boards.selectPage(
                page.toPage(Map.of("publishedAt", "published_at", "id", "id"), "publishedAt,desc"),
                new QueryWrapper<BoardRow>().eq(state != null, "state", state));
    }

    @Transactional
    void accept(long id) {
        if (boards.accept(id) == 0) {
            throw new NotFoundException("refused rate board", id);
        }
    }

    private static String hash(String raw) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
