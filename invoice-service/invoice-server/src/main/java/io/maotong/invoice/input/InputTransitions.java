package io.maotong.invoice.input;

import java.util.Objects;

/** What news may change of an invoice that is known. */
final class InputTransitions {

    private static final String VOID = "2";

    private InputTransitions() {}

    /**
     * News from a feed, which lags days behind and comes out of order: they neither take back a use that the platform
     * confirmed meanwhile, nor what cannot be undone.
     */
    static boolean take(InputInvoiceRow news, InputInvoiceRow known) {
        boolean changed = settle(known, news.status, news.stateCode, news.abnormalCode, news.lockCode);
        if (news.useKind != known.useKind && news.useKind != InputUse.UNUSED) {
            known.useKind = news.useKind;
            changed = true;
        }
        return changed;
    }

    /** An answer to a question about this invoice: it is how things are now. */
    static boolean confirm(InputInvoiceRow known, InputInvoices.Confirmed confirmed) {
        boolean changed = confirmed.state() != null
                && settle(
                        known,
                        InputStatus.of(confirmed.state(), confirmed.abnormal(), confirmed.locked()),
                        confirmed.state(),
                        confirmed.abnormal(),
                        confirmed.locked());
        if (confirmed.use() != null && confirmed.use() != known.useKind) {
            known.useKind = confirmed.use();
            known.usePeriod = confirmed.use() == InputUse.UNUSED ? null : confirmed.period();
            known.releasing = false;
            changed = true;
        }
        return changed;
    }

    private static boolean settle(
            InputInvoiceRow known, InputStatus status, String state, String abnormal, String locked) {
        boolean undone = known.status.isFinal() && !status.isFinal()
                || VOID.equals(known.stateCode) && !VOID.equals(state)
                || known.status == InputStatus.PART_REVERSED && status == InputStatus.NORMAL;
        boolean same = known.status == status
                && (known.stateCode == null || Objects.equals(known.stateCode, state))
                && Objects.equals(known.abnormalCode, abnormal)
                && Objects.equals(known.lockCode, locked);
        if (undone || same) {
            return false;
        }
        known.status = status;
        known.stateCode = state;
        known.abnormalCode = abnormal;
        known.lockCode = locked;
        return true;
    }
}
