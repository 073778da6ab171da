package io.maotong.user.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.error.IllegalTransition;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationStatusTest {

    @Test
    void walkWhenAllGoesWellThenLicensed() {
        RegistrationStatus status = RegistrationStatus.DRAFT;
        for (RegistrationStatus next : List.of(
                RegistrationStatus.NAME_CHECKING,
                RegistrationStatus.NAME_RESERVED,
                RegistrationStatus.FILLED,
                RegistrationStatus.SIGNING,
                RegistrationStatus.SUBMITTED,
                RegistrationStatus.UNDER_REVIEW,
                RegistrationStatus.CORRECTION,
                RegistrationStatus.SIGNING,
                RegistrationStatus.UNDER_REVIEW,
                RegistrationStatus.APPROVED,
                RegistrationStatus.LICENSED)) {
            status = status.to(next);
        }

        assertThat(status.isOver()).isTrue();
    }

    @Test
    void moveWhenOverThenNothingFollows() {
        for (RegistrationStatus over : RegistrationStatus.values()) {
            if (over.isOver()) {
                for (RegistrationStatus next : RegistrationStatus.values()) {
                    assertThat(over.allows(next)).as(over + " → " + next).isFalse();
                }
            }
        }
    }

    @Test
    void withdrawWhenTheRegisterHasItThenRefused() {
        for (RegistrationStatus with : List.of(
                RegistrationStatus.SIGNING,
                RegistrationStatus.SUBMITTED,
                RegistrationStatus.UNDER_REVIEW,
                RegistrationStatus.CORRECTION,
                RegistrationStatus.APPROVED)) {
            assertThatThrownBy(() -> with.to(RegistrationStatus.WITHDRAWN)).isInstanceOf(IllegalTransition.class);
        }
    }

    @Test
    void editWhenNotDraftOrCorrectionThenRefused() {
        for (RegistrationStatus status : RegistrationStatus.values()) {
            assertThat(status.isEditable())
                    .isEqualTo(status == RegistrationStatus.DRAFT || status == RegistrationStatus.CORRECTION);
        }
    }

    @Test
    void skipWhenReviewIsMissingThenRefused() {
        assertThatThrownBy(() -> RegistrationStatus.UNDER_REVIEW.to(RegistrationStatus.LICENSED))
                .isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> RegistrationStatus.DRAFT.to(RegistrationStatus.SUBMITTED))
                .isInstanceOf(IllegalTransition.class);
    }
}
