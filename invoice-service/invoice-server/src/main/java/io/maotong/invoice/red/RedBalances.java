package io.maotong.invoice.red;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is taken of each line of a blue invoice, counted under the lock of that invoice. */
@Component
class RedBalances {

    private final BlueMapper blues;
    private final BlueLineMapper lines;

    RedBalances(BlueMapper blues, BlueLineMapper lines) {
        this.blues = blues;
        this.lines = lines;
    }

    /** What is taken now, without a lock: for a dry run. */
    Map<Integer, Taken> look(String blueNumber) {
        BlueRow row = blues.find(blueNumber);
        return row == null ? Map.of() : taken(row);
    }

    /** The same; nobody else counts this invoice until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Integer, Taken> lock(BlueInvoice blue) {
        BlueRow fresh = new BlueRow();
        fresh.id = Ids.next();
        fresh.merchantId = MerchantScope.merchantId();
        fresh.blueNumber = blue.number();
        blues.open(fresh);
        BlueRow row = blues.lock(blue.number());
        if (linesOf(row).isEmpty() && !blue.lines().isEmpty()) {
            lines.insert(blue.lines().stream().map(line -> begun(row, line)).toList());
        }
        return taken(row);
    }

    private Map<Integer, Taken> taken(BlueRow row) {
        return linesOf(row).stream().collect(Collectors.toMap(line -> line.lineNo, BlueLineRow::taken));
    }

    /** Takes what the lines of a form reverse. @return false, and nothing is taken, if it is more than is left */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(String blueNumber, List<RedFormLineRow> form) {
        return move(blueNumber, form, 1);
    }

    /** Gives it back when the form dies. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(String blueNumber, List<RedFormLineRow> form) {
        if (!move(blueNumber, form, -1)) {
            throw new IllegalStateException("more is given back to " + blueNumber + " than was taken");
        }
    }

    /** A red invoice was issued. @return how often that was, and how much by now */
    @Transactional(propagation = Propagation.MANDATORY)
    public BlueRow reversed(String blueNumber, BigDecimal amount, BigDecimal tax) {
        BlueRow row = blues.lock(blueNumber);
        row.reversals++;
        row.amount = row.amount.subtract(amount);
        row.tax = row.tax.subtract(tax);
        blues.updateById(row);
        return row;
    }

    /** Whether nothing is left, as far as red invoices were issued. */
    static boolean exhausted(BlueRow row, BigDecimal blueAmount) {
        return row.amount.compareTo(blueAmount) >= 0;
    }

    private boolean move(String blueNumber, List<RedFormLineRow> form, int direction) {
        BlueRow row = blues.lock(blueNumber);
        Map<Integer, BlueLineRow> known =
                linesOf(row).stream().collect(Collectors.toMap(line -> line.lineNo, line -> line));
        Map<Integer, BlueLineRow> changed = new HashMap<>();
        for (RedFormLineRow line : form) {
            BlueLineRow of = known.get(line.blueLineNo);
            if (of == null) {
                return false;
            }
            BigDecimal sign = BigDecimal.valueOf(-direction);
            of.takenAmount = of.takenAmount.add(line.amount.multiply(sign));
            of.takenTax = of.takenTax.add(line.tax.multiply(sign));
            if (line.quantity != null) {
                of.takenQuantity = of.takenQuantity.add(line.quantity.multiply(sign));
            } else if (of.quantity != null && of.quantity.signum() > 0) {
                of.takenAllowance = of.takenAllowance.add(line.amount.multiply(sign));
            }
            changed.put(of.lineNo, of);
        }
        boolean within = changed.values().stream().allMatch(RedBalances::within);
        if (within && !changed.isEmpty()) {
            lines.updateById(changed.values());
        }
        return within;
    }

    private static boolean within(BlueLineRow line) {
        BigDecimal countable = line.quantity == null ? BigDecimal.ZERO : line.quantity;
        return between(line.takenAmount, line.amount)
                && between(line.takenTax, line.tax)
                && between(line.takenQuantity, countable)
                && line.takenAllowance.signum() >= 0;
    }

    private static boolean between(BigDecimal taken, BigDecimal most) {
        return taken.signum() >= 0 && taken.compareTo(most) <= 0;
    }

    private List<BlueLineRow> linesOf(BlueRow row) {
        return lines.selectList(
                new QueryWrapper<BlueLineRow>().eq("blue_id", row.id).orderByAsc("line_no"));
    }

    private static BlueLineRow begun(BlueRow blue, BlueLine line) {
        BlueLineRow row = new BlueLineRow();
        row.id = Ids.next();
        row.merchantId = blue.merchantId;
        row.blueId = blue.id;
        row.lineNo = line.lineNo();
        row.amount = line.amount();
        row.tax = line.tax();
        row.quantity = line.isCountable() ? line.quantity() : null;
        row.takenAmount = new BigDecimal("0.00");
        row.takenTax = new BigDecimal("0.00");
        row.takenQuantity = BigDecimal.ZERO;
        row.takenAllowance = new BigDecimal("0.00");
        return row;
    }
}
