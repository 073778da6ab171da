package io.maotong.order.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.error.IllegalTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OrderLifeTest {

    @Test
    void newsInAnyOrderThenTheSameLife() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<Progress> news = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                news.add(Progress.values()[random.nextInt(Progress.values().length)]);
            }
            Progress farthest = Collections.max(news);
            OrderLife life = OrderLife.placed();
            OrderStatus before = life.status();
            for (Progress one : news) {
                life = life.reach(one);
                assertThat(life.status().ordinal()).as("seed %d", seed).isGreaterThanOrEqualTo(before.ordinal());
                before = life.status();
            }
            assertThat(life.progress()).as("seed %d", seed).isEqualTo(farthest);
        }
    }

    @Test
    void newsWhileHeldThenTheReleaseShowsHowFarItIs() {
        OrderLife held =
                OrderLife.placed().hold("address").reach(Progress.SHIPPED).reach(Progress.PAID);
        assertThat(held.status()).isEqualTo(OrderStatus.ON_HOLD);
        assertThat(held.release().status()).isEqualTo(OrderStatus.SHIPPED);
    }

    @Test
    void cancelledThenNothingMovesIt() {
        OrderLife cancelled = OrderLife.placed().hold("address").cancel();
        assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(cancelled.reach(Progress.CLOSED)).isEqualTo(cancelled);
        refuses(cancelled, OrderLife::cancel);
        refuses(cancelled, life -> life.hold("x"));
        refuses(cancelled, life -> life.comeBack(ReturnedShare.PART));
        assertThat(cancelled.mayComeBack()).isFalse();
    }

    @Test
    void verbsBelongToTheirStates() {
        OrderLife shipped = OrderLife.placed().reach(Progress.SHIPPED);
        refuses(shipped, OrderLife::cancel);
        refuses(shipped, OrderLife::release);
        refuses(shipped.reach(Progress.DECLARED), life -> life.hold("x"));
        refuses(shipped.hold("x"), life -> life.hold("y"));
        refuses(OrderLife.placed(), life -> life.comeBack(ReturnedShare.FULL));
    }

    @Test
    void comesBackInPartThenInFullAndNeverLess() {
        OrderLife part = OrderLife.placed().reach(Progress.DECLARED).comeBack(ReturnedShare.PART);
        assertThat(part.status()).isEqualTo(OrderStatus.PART_RETURNED);
        assertThat(part.announcedStatus()).isEqualTo("DECLARED");
        assertThat(part.reach(Progress.CLOSED).status()).isEqualTo(OrderStatus.PART_RETURNED);
        OrderLife full = part.comeBack(ReturnedShare.FULL);
        assertThat(full.comeBack(ReturnedShare.PART).status()).isEqualTo(OrderStatus.RETURNED);
        assertThat(full.announcedStatus()).isEqualTo("RETURNED");
    }

    @Test
    void everyAnnouncedStatusFitsTheShortestColumnOfTheOthers() {
        for (OrderStatus status : OrderStatus.values()) {
            if (status != OrderStatus.PART_RETURNED) {
                assertThat(status.name()).hasSizeLessThanOrEqualTo(12);
            }
        }
    }

    private static void refuses(OrderLife life, UnaryOperator<OrderLife> verb) {
        assertThatThrownBy(() -> verb.apply(life)).isInstanceOf(IllegalTransition.class);
    }
}
