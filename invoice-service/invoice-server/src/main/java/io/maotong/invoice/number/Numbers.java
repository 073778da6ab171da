package io.maotong.invoice.number;

import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.TaxPlatform;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoice numbers drawn in advance (tax.md 1.2). A number leaves its segment once, for one serial number, and ends either
 * issued or void without ever having been used.
 */
@Service
public class Numbers {

    private static final Logger log = LoggerFactory.getLogger(Numbers.class);
    private static final int PREFIX = 5;
    private static final int LENGTH = 20;

    private final SegmentMapper segments;
    private final FateMapper fates;
    private final TaxPlatform platform;
    private final InvoiceProperties.Numbers settings;
    private final Clock clock;

    Numbers(SegmentMapper segments, FateMapper fates, TaxPlatform platform, InvoiceProperties properties, Clock clock) {
        this.segments = segments;
        this.fates = fates;
        this.platform = platform;
        this.settings = properties.numbers();
        this.clock = clock;
    }

    /**
     * The number of a serial: the one it has, or the next one. Holds the segment until the transaction ends.
     *
     * @return empty if numbers must be drawn first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> allocate(String sellerTaxNo, String serialNo) {
        String known = fates.numberOf(serialNo);
        if (known != null) {
            return Optional.of(known);
        }
        SegmentRow segment = segments.lockOpen(sellerTaxNo);
        if (segment == null) {
            return Optional.empty();
        }
        if (segments.spend(segment.id, segment.nextNo) != 1) {
            throw new IllegalStateException("segment " + segment.id + " changed under its lock");
        }
        FateRow fate = new FateRow();
        fate.id = Ids.next();
        fate.merchantId = MerchantScope.merchantId();
        fate.segmentId = segment.id;
        fate.number = segment.number(segment.nextNo);
        fate.serialNo = serialNo;
        fate.fate = "ALLOCATED";
        fate.allocatedAt = clock.instant();
        fates.insert(fate);
        return Optional.of(fate.number);
    }

    /** The number is on an issued invoice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void issued(String number) {
        decide(number, "ISSUED");
    }

    /** The number was never issued and never will be. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void voidLocally(String number) {
        decide(number, "VOID_LOCAL");
    }

    /**
     * Draws more numbers; outside of any transaction. An answer that gets lost costs numbers which the platform knows to
     * be drawn and unused; nothing here can name them.
     */
    public PlatformAnswer<TaxPlatform.NumberRange> draw(String sellerTaxNo) {
        return draw(sellerTaxNo, settings.draw());
    }

    /** Draws as many as that. */
    PlatformAnswer<TaxPlatform.NumberRange> draw(String sellerTaxNo, int count) {
        PlatformAnswer<TaxPlatform.NumberRange> answer = platform.drawNumbers(sellerTaxNo, count);
        if (answer instanceof PlatformAnswer.Answered<TaxPlatform.NumberRange> answered) {
            keep(sellerTaxNo, answered.value());
        }
        return answer;
    }

    private void keep(String sellerTaxNo, TaxPlatform.NumberRange range) {
        String prefix = range.first().substring(0, PREFIX);
        boolean usable = range.first().matches("\\d{" + LENGTH + "}")
                && range.last().matches("\\d{" + LENGTH + "}")
                && range.last().startsWith(prefix)
                && range.first().compareTo(range.last()) <= 0;
        if (!usable) {
            throw new IllegalStateException("not a range of numbers: " + range);
        }
        SegmentRow row = new SegmentRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.sellerTaxNo = sellerTaxNo;
        row.prefix = prefix;
        row.firstNo = Long.parseLong(range.first().substring(PREFIX));
        row.lastNo = Long.parseLong(range.last().substring(PREFIX));
        row.nextNo = row.firstNo;
        row.status = "OPEN";
        row.drawnAt = clock.instant();
        try {
            segments.insert(row);
        } catch (DuplicateKeyException e) {
            log.warn("the platform gave the range {} again", range, e);
        }
    }

    private void decide(String number, String fate) {
        if (fates.decide(number, fate, clock.instant()) != 1) {
            throw new IllegalStateException("number " + number + " has its fate already");
        }
    }
}
