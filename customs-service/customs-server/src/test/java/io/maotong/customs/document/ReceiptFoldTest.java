package io.maotong.customs.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptFoldTest {

    private static final Set<String> DUPLICATES = Set.of("-304001", "-604001");

    private static final List<String> STATUSES = List.of(
            "1", "2", "3", "4", "100", "120", "300", "399", "400", "500", "501", "599", "600", "700", "800", "899",
            "-301008", "-304001", "777", "odd");

    private static Reply reply(String status, int time) {
        return Reply.of("K", status, "202611220900%05d".formatted(time), "info " + status, null, null, null, null);
    }

    private static ReceiptFold.Head fold(String... statuses) {
        List<Reply> replies = new ArrayList<>();
        for (String status : statuses) {
            replies.add(reply(status, replies.size() + 1));
        }
        return ReceiptFold.fold(DocumentType.LIST, replies, false, DUPLICATES::contains);
    }

    @ParameterizedTest
    @CsvSource({
        "2 3 120 399 800 899, CLOSED",
        "2 3 120 800, RELEASED",
        "2 3 120 399 500 800, RELEASED",
        "2 3 120 500 399, APPROVED",
        "2 3 100, RETURNED",
        "2 -621029, REJECTED_BY_PORT",
        "4, SEND_FAILED",
        "4 3 120, ACCEPTED",
        "120 501 800, RELEASED",
        "120 599, DETAINED",
        "120 700, RETURNED_ABROAD",
        "2 777 3, AT_CUSTOMS"
    })
    void receiptsInTheirOrderLeadToTheStatus(String statuses, DocumentStatus expected) {
        assertThat(fold(statuses.split(" ")).status).isEqualTo(expected);
    }

    @Test
    void failureAfterReleaseIsRefusedAndKeepsTheRelease() {
        ReceiptFold.Head head = fold("120", "800", "100");
        assertThat(head.status).isEqualTo(DocumentStatus.RELEASED);
        assertThat(head.refused).hasSize(1);
    }

    @Test
    void unknownStatusIsToldApartAndChangesNothing() {
        ReceiptFold.Head head = fold("2", "777", "odd");
        assertThat(head.status).isEqualTo(DocumentStatus.PORT_PROCESSING);
        assertThat(head.unknown).hasSize(2);
    }

    @Test
    void duplicateAfterRepeatedSendingIsOnlyAnEcho() {
        List<Reply> replies = List.of(reply("-604001", 1), reply("2", 2));
        assertThat(ReceiptFold.fold(DocumentType.LIST, replies, true, DUPLICATES::contains).status)
                .isEqualTo(DocumentStatus.PORT_PROCESSING);
        assertThat(ReceiptFold.fold(DocumentType.LIST, replies.subList(0, 1), false, DUPLICATES::contains).status)
                .isEqualTo(DocumentStatus.REJECTED_BY_PORT);
    }

    @Test
    void anotherListNumberIsAConflict() {
        Reply first = Reply.of("K", "120", "20261122090000001", "", null, null, "23012026E000000001", null);
        Reply other = Reply.of("K", "399", "20261122090000002", "", null, null, "23012026E000000002", null);
        ReceiptFold.Head head = ReceiptFold.fold(DocumentType.LIST, List.of(other, first), false, DUPLICATES::contains);
        assertThat(head.invtNo).isEqualTo("23012026E000000001");
        assertThat(head.conflicting).containsExactly(other);
    }

    @Test
    void anyOrderOfArrivalGivesTheSameState() {
        Random random = new Random(20261122);
        for (int round = 0; round < 2000; round++) {
            List<Reply> replies = new ArrayList<>();
            int count = 1 + random.nextInt(9);
            for (int index = 0; index < count; index++) {
                replies.add(reply(STATUSES.get(random.nextInt(STATUSES.size())), random.nextInt(6)));
            }
            ReceiptFold.Head expected = ReceiptFold.fold(DocumentType.LIST, replies, false, DUPLICATES::contains);
            Collections.shuffle(replies, random);
            ReceiptFold.Head shuffled = ReceiptFold.fold(DocumentType.LIST, replies, false, DUPLICATES::contains);
            assertThat(shuffled.status).as("round " + round).isEqualTo(expected.status);
            assertThat(shuffled.returnTime).isEqualTo(expected.returnTime);
            assertThat(shuffled.returnStatus).isEqualTo(expected.returnStatus);
            assertThat(shuffled.refused).isEqualTo(expected.refused);
        }
    }
}
