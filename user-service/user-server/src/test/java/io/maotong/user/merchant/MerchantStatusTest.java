package io.maotong.user.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.error.IllegalTransition;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MerchantStatusTest {

    @Test
    void eachActionWhenStateDoesNotAllowItThenRefused() {
        assertAllowedOnlyFrom(MerchantStatus::submit, Set.of(MerchantStatus.DRAFT, MerchantStatus.REJECTED));
        assertAllowedOnlyFrom(MerchantStatus::takeUp, Set.of(MerchantStatus.SUBMITTED));
        assertAllowedOnlyFrom(MerchantStatus::approve, Set.of(MerchantStatus.SUBMITTED, MerchantStatus.REVIEWING));
        assertAllowedOnlyFrom(MerchantStatus::reject, Set.of(MerchantStatus.SUBMITTED, MerchantStatus.REVIEWING));
        assertAllowedOnlyFrom(MerchantStatus::suspend, Set.of(MerchantStatus.ACTIVE));
        assertAllowedOnlyFrom(MerchantStatus::resume, Set.of(MerchantStatus.SUSPENDED));
        assertAllowedOnlyFrom(MerchantStatus::edit, Set.of(MerchantStatus.DRAFT, MerchantStatus.REJECTED));
    }

    @Test
    void lifeWhenAllGoesWellThenActive() {
        assertThat(MerchantStatus.DRAFT.submit().takeUp().approve().suspend().resume())
                .isEqualTo(MerchantStatus.ACTIVE);
    }

    private static void assertAllowedOnlyFrom(UnaryOperator<MerchantStatus> action, Set<MerchantStatus> from) {
        for (MerchantStatus status : MerchantStatus.values()) {
            if (from.contains(status)) {
                assertThat(action.apply(status)).isNotNull();
            } else {
                assertThatThrownBy(() -> action.apply(status)).isInstanceOf(IllegalTransition.class);
            }
        }
    }
}
