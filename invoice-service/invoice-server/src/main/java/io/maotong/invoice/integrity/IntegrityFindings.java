package io.maotong.invoice.integrity;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows that were found not to hold, each once as long as it is open, and what became of them. */
@Service
public class IntegrityFindings {

    private static final Logger log = LoggerFactory.getLogger(IntegrityFindings.class);

    private final IntegrityFindingMapper findings;
    private final IntegritySettings settings;
    private final Clock clock;

    IntegrityFindings(IntegrityFindingMapper findings, IntegritySettings settings, Clock clock) {
        this.findings = findings;
        this.settings = settings;
        this.clock = clock;
    }

    /** Keeps what was found, in a transaction of its own: the reading that came upon it is refused and rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void raiseApart(Flaw flaw) {
        raise(List.of(flaw));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void raise(List<Flaw> flaws) {
        if (flaws.isEmpty()) {
            return;
        }
        List<IntegrityFindingRow> rows = flaws.stream().map(this::row).toList();
        MerchantScope.runEverywhere("a flaw of whosever row", () -> {
            Set<String> known = findings.open(rows);
            findings.raise(rows);
            rows.stream().filter(row -> !known.contains(row.liveKey)).forEach(IntegrityFindings::tell);
        });
    }

    private static void tell(IntegrityFindingRow row) {
        log.error("{} row {} of merchant {} does not hold: {}", row.kind, row.objectId, row.merchantId, row.cause);
    }

    private IntegrityFindingRow row(Flaw flaw) {
        IntegrityFindingRow row = new IntegrityFindingRow();
        row.id = Ids.next();
        row.merchantId = flaw.merchantId();
        row.kind = flaw.kind();
        row.objectId = flaw.objectId();
        row.number = flaw.number();
        row.cause = flaw.cause();
        row.liveKey = flaw.kind() + ":" + flaw.objectId();
        row.owner = settings.owner();
        row.foundAt = clock.instant();
        return row;
    }

    /** Closes what holds again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(String kind, Collection<Long> sound) {
        if (!sound.isEmpty()) {
            MerchantScope.everywhere(
                    "rows that hold, whosever they are",
                    () -> findings.settle(kind, sound, clock.instant(), "the row holds again"));
        }
    }

    PageResponse<IntegrityFindingRow> list(String state, PageRequest page) {
        return PageResponse.of(
                findings.selectPage(
                        page.toPage(Map.of("id", "id"), "id,desc"),
                        new QueryWrapper<IntegrityFindingRow>().eq("state", state)),
                row -> row);
    }

    @Transactional
    IntegrityFindingRow assign(long id, String owner) {
        changed(id, findings.assign(id, owner));
        return findings.selectById(id);
    }

    /** @throws BusinessException {@link IntegrityError#FINDING_CLOSED} if somebody else was first */
    @Transactional
    IntegrityFindingRow resolve(long id, String actor, String reason) {
        changed(id, findings.resolve(id, clock.instant(), actor, reason));
        return findings.selectById(id);
    }

    private void changed(long id, int rows) {
        if (rows == 1) {
            return;
        }
        IntegrityFindingRow row = findings.selectById(id);
        if (row == null) {
            throw new NotFoundException("integrity finding", id);
        }
        throw new BusinessException(
                IntegrityError.FINDING_CLOSED,
                Text.of("该异常已由 %s 处理", "It was closed by %s").with(row.resolvedBy));
    }
}
