package io.maotong.e2e;

import io.maotong.e2e.input.Suppliers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One click: linked, checked, reserved together, submitted, approved, paid, right to the cent. */
final class RefundStage implements Stage {

    @Override
    public String name() {
        return "7 one-click refund";
    }

    @Override
    public String run(Journey journey) {
        String period = ZonedDateTime.now(ZoneId.of("Asia/Shanghai")).format(DateTimeFormatter.ofPattern("yyyyMM"));
        String id = journey.merchant
                .post("/api/merchant/refund-batches:one-click", Map.of("period", period))
                .get("batchId")
                .asString();
        JsonNode paid = journey.waiting.until(
                "the refund on the account",
                () -> journey.merchant.get("/api/merchant/refund-batches/" + id),
                answer -> answer.get("batch").get("status").asString().equals("PAID"),
                answer -> answer.get("batch").get("status").asString().equals("REJECTED"));
        BigDecimal expected = Suppliers.expectedRefund(journey.orders);
        Expect.equal("refund asked for", expected, amount(paid.get("batch").get("refundable")));
        Expect.equal("refund paid", expected, amount(paid.get("batch").get("paid")));
        checkRows(paid, expected);
        return "batch %s: CNY %s refunded over %d declaration items, as worked out by hand; bank reference %s"
                .formatted(
                        paid.get("batch").get("batchNo").asString(),
                        expected,
                        paid.get("exports").size(),
                        paid.get("bankReference").asString());
    }

    private static void checkRows(JsonNode batch, BigDecimal expected) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : batch.get("purchases")) {
            BigDecimal refund = amount(row.get("taxable"))
                    .multiply(row.get("refundRate").decimalValue())
                    .setScale(2, RoundingMode.HALF_UP);
            Expect.equal("refund of " + row, refund, amount(row.get("refundable")));
            sum = sum.add(refund);
        }
        Expect.equal("sum of the rows", expected, sum);
    }

    private static BigDecimal amount(JsonNode money) {
        return new BigDecimal(money.get("amount").asString());
    }
}
