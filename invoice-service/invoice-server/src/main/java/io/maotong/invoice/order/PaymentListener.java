package io.maotong.invoice.order;

import java.time.LocalDate;

/** Told, in the same transaction, when all that is due of an order is paid; possibly more than once. */
public interface PaymentListener {

    void settled(String orderNo, LocalDate paidOn);
}
