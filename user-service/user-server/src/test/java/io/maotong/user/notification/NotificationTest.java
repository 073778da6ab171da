package io.maotong.user.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.maotong.core.money.Money;
import io.maotong.data.scope.MerchantScope;
import io.maotong.messaging.Events;
import io.maotong.refund.api.RefundBatchChanged;
import io.maotong.refund.api.RefundEvents;
import io.maotong.user.UserServiceTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class NotificationTest extends UserServiceTest {

    private static final String PATH = "/api/merchant/notifications";

    @Autowired
    private Events events;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void refundWhenSameStateIsReportedAgainThenOneMessage() throws Exception {
        SignedIn owner = newOwner();
        publish(owner, 1, "ACCEPTED");
        publish(owner, 1, "ACCEPTED");
        publish(owner, 2, "MATCHED");
        publish(owner, 3, "PAID");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(read(PATH, owner.access()).body().toString()).contains("已到账"));

        Answer list = read(PATH, owner.access());
        assertThat(list.body().get("total").asLong()).isEqualTo(2);
        assertThat(list.text("items.0.link")).isEqualTo("/refund-batches/B1");
        assertThat(list.text("items.0.body")).contains("202610", "1300.00 CNY");
    }

    @Test
    void readWhenMarkedThenUnreadCountFalls() throws Exception {
        SignedIn owner = newOwner();
        publish(owner, 1, "ACCEPTED");
        publish(owner, 2, "QUERY");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(unread(owner)).isEqualTo(2));
        Answer unread = read(PATH + "?unread=true", owner.access());
        assertThat(unread.body().get("total").asLong())
                .as(unread.raw().getContentAsString())
                .isEqualTo(2);
        String id = unread.text("items.0.id");

        assertThat(send(PATH + "/" + id + ":read", owner.access(), null).status())
                .isEqualTo(204);
        assertThat(send(PATH + "/" + id + ":read", owner.access(), null).status())
                .isEqualTo(204);
        assertThat(unread(owner)).isEqualTo(1);
        assertThat(read(PATH + "?unread=true", owner.access())
                        .body()
                        .get("total")
                        .asLong())
                .isEqualTo(1);

        assertThat(send(PATH + "/all:read", owner.access(), null).status()).isEqualTo(204);
        assertThat(unread(owner)).isZero();
    }

    @Test
    void listWhenReaderIsEnglishThenEnglish() throws Exception {
        SignedIn owner = newOwner();
        publish(owner, 1, "QUERY");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(unread(owner)).isEqualTo(1));

        Answer list = call(get(PATH).header("Accept-Language", "en"), owner.access(), null);

        assertThat(list.text("items.0.title")).isEqualTo("An export refund has questions to be answered");
        assertThat(list.text("items.0.importance")).isEqualTo("ACTION");
    }

    @Test
    void listWhenOtherMerchantThenNothing() throws Exception {
        SignedIn owner = newOwner();
        SignedIn other = newOwner();
        publish(owner, 1, "ACCEPTED");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(unread(owner)).isEqualTo(1));

        assertThat(unread(other)).isZero();
    }

    private long unread(SignedIn owner) throws Exception {
        return read(PATH + "/unread-count", owner.access()).body().get("count").asLong();
    }

    private void publish(SignedIn owner, long version, String status) {
        RefundBatchChanged batch = new RefundBatchChanged(
                "B1",
                version,
                "001",
                "202610",
                status,
                Money.cny("1300.00"),
                status.equals("PAID") ? Money.cny("1300.00") : null,
                List.of(),
                List.of(),
                clock.instant());
        MerchantScope.run(
                merchantOf(owner),
                () -> transaction.executeWithoutResult(
                        done -> events.publish(RefundEvents.BATCH_CHANGED, "B1", version, batch)));
    }
}
