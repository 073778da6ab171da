package io.maotong.user.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.maotong.user.Journey;
import io.maotong.user.UserServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MerchantReviewTest extends UserServiceTest {

    private final Journey journey = new Journey(this);

    @Test
    void createWhenPressedTwiceAtOnceThenOneMerchant() throws Exception {
        SignedIn account = signIn(newMobile());
        String body =
                "{\"companyName\":\"东海县晶源饰品有限公司\",\"contactName\":\"张明\",\"mobile\":\"" + account.mobile() + "\"}";

        List<Integer> statuses = atOnce(
                4,
                () -> call(post("/api/merchant/merchants"), account.access(), body)
                        .status());

        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(3);
    }

    @Test
    void createWhenSameIdempotencyKeyThenSameAnswer() throws Exception {
        SignedIn account = signIn(newMobile());
        String body =
                "{\"companyName\":\"东海县晶源饰品有限公司\",\"contactName\":\"张明\",\"mobile\":\"" + account.mobile() + "\"}";

        Answer first = call(post("/api/merchant/merchants").header("Idempotency-Key", "k-1"), account.access(), body);
        Answer second = call(post("/api/merchant/merchants").header("Idempotency-Key", "k-1"), account.access(), body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("merchantId")).isEqualTo(first.text("merchantId"));
    }

    @Test
    void createWhenFieldsAreWrongThenAllAreSaidAtOnce() throws Exception {
        Answer answer = call(
                post("/api/merchant/merchants"),
                signIn(newMobile()).access(),
                "{\"companyName\":\"\",\"contactName\":null,\"mobile\":\"1\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactly("companyName", "contactName", "mobile");
    }

    @Test
    void submitWhenSomethingIsMissingThenItSaysWhat() throws Exception {
        SignedIn owner = newOwner();

        Answer answer = send("/api/merchant/merchants/current:submit", owner.access(), null);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("USER-40902");
        assertThat(answer.body()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactly("REAL_NAME", "LICENCE");
    }

    @Test
    void approveWhenTwoOperatorsPressAtOnceThenOneDecision() throws Exception {
        SignedIn owner = submitted();
        String id = Long.toString(merchantOf(owner));
        String ops = operator();

        List<Integer> statuses = atOnce(
                4,
                () -> send("/api/ops/merchants/" + id + ":approve", ops, "{\"comment\":\"同意\"}")
                        .status());

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(3);
        Answer self = read("/api/merchant/merchants/current", owner.access());
        assertThat(self.text("status")).isEqualTo("ACTIVE");
        assertThat(self.body()
                        .get("timeline")
                        .valueStream()
                        .map(entry -> entry.get("state").asString()))
                .containsExactly("DRAFT", "SUBMITTED", "ACTIVE");
        JsonNode qualification =
                read("/api/merchant/qualification", owner.access()).body();
        assertThat(qualification.get("status").asString()).isEqualTo("ACTIVE");
        assertThat(messages(owner)).containsOnlyOnce("商户已生效");
    }

    @Test
    void rejectWhenReasonsAreGivenThenTheMerchantSeesThemAndSubmitsAgain() throws Exception {
        SignedIn owner = submitted();
        String id = Long.toString(merchantOf(owner));
        String ops = operator();

        assertThat(send("/api/ops/merchants/" + id + ":reject", ops, "{\"reasons\":[]}")
                        .status())
                .isEqualTo(400);
        assertThat(send("/api/ops/merchants/" + id + ":review", ops, null).text("status"))
                .isEqualTo("REVIEWING");
        Answer rejected = send(
                "/api/ops/merchants/" + id + ":reject",
                ops,
                "{\"reasons\":[{\"field\":\"contactName\",\"reason\":\"联系人与实名不一致\"}]}");

        assertThat(rejected.text("status")).isEqualTo("REJECTED");
        Answer self = read("/api/merchant/merchants/current", owner.access());
        assertThat(self.text("reasons.0.field")).isEqualTo("contactName");
        assertThat(self.text("reasons.0.reason")).isEqualTo("联系人与实名不一致");
        assertThat(replace(
                                "/api/merchant/merchants/current",
                                owner.access(),
                                "{\"companyName\":\"换名\",\"contactName\":\"张明明\",\"mobile\":\"" + owner.mobile()
                                        + "\"}")
                        .status())
                .isEqualTo(200);
        Answer again = send("/api/merchant/merchants/current:submit", owner.access(), null);
        assertThat(again.text("status")).isEqualTo("SUBMITTED");
        assertThat(again.body().get("reasons").size()).isZero();
        assertThat(again.text("companyName"))
                .as("only the register names a licensed company")
                .isEqualTo("东海县晶源饰品有限公司");
    }

    @Test
    void suspendWhenActiveThenSuspendedAndBack() throws Exception {
        SignedIn owner = submitted();
        String path = "/api/ops/merchants/" + merchantOf(owner);
        String ops = operator();
        send(path + ":approve", ops, null);

        assertThat(send(path + ":suspend", ops, "{}").status()).isEqualTo(400);
        assertThat(send(path + ":suspend", ops, "{\"reason\":\"资质到期\"}").text("status"))
                .isEqualTo("SUSPENDED");
        assertThat(read("/api/merchant/qualification", owner.access()).text("status"))
                .isEqualTo("SUSPENDED");
        assertThat(send(path + ":resume", ops, null).text("status")).isEqualTo("ACTIVE");
    }

    @Test
    void listWhenSearchedThenPagesSortsAndMasks() throws Exception {
        SignedIn owner = newOwner();
        newOwner();
        String ops = operator();

        Answer byMobile = read("/api/ops/merchants?q=" + owner.mobile(), ops);
        assertThat(byMobile.body().get("total").asLong()).isEqualTo(1);
        assertThat(byMobile.text("items.0.mobile")).contains("****");
        Answer byName = read("/api/ops/merchants?q=晶源&status=DRAFT&size=1&sort=createdAt,asc", ops);
        assertThat(byName.body().get("items").size()).isEqualTo(1);
        assertThat(byName.body().get("total").asLong()).isGreaterThan(1);
        assertThat(read("/api/ops/merchants?sort=mobile", ops).status()).isEqualTo(400);
    }

    @Test
    void qualificationWhenMerchantChangesThenVersionRisesAndEventGoesOut() throws Exception {
        SignedIn owner = newOwner();
        long before = read("/api/merchant/qualification", owner.access())
                .body()
                .get("version")
                .asLong();
        String body = "{\"companyName\":\"东海县新名饰品有限公司\",\"contactName\":\"张明\",\"mobile\":\"" + owner.mobile() + "\"}";

        replace("/api/merchant/merchants/current", owner.access(), body);
        replace("/api/merchant/merchants/current", owner.access(), body);

        Answer after = read("/api/merchant/qualification", owner.access());
        assertThat(after.body().get("version").asLong())
                .as("the second changed nothing")
                .isEqualTo(before + 1);
        assertThat(after.text("companyName")).isEqualTo("东海县新名饰品有限公司");
        assertThat(jdbc.sql("SELECT body FROM qualification WHERE merchant_id = ?")
                        .param(merchantOf(owner))
                        .query(String.class)
                        .single())
                .startsWith("k1:");
    }

    @Test
    void memberWhenAddedThenHeSignsInForThatMerchantWithHisRole() throws Exception {
        SignedIn owner = newOwner();
        String mobile = newMobile();
        Answer added = send(
                "/api/merchant/members",
                owner.access(),
                "{\"mobile\":\"" + mobile + "\",\"name\":\"李华\",\"role\":\"FINANCE\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(send(
                                "/api/merchant/members",
                                owner.access(),
                                "{\"mobile\":\"" + mobile + "\",\"name\":\"李华\",\"role\":\"FINANCE\"}")
                        .text("code"))
                .isEqualTo("USER-40903");

        SignedIn member = signIn(mobile);

        assertThat(merchantOf(member)).isEqualTo(merchantOf(owner));
        assertThat(claims(member.access()).get("perms").toString())
                .contains("forex:settle")
                .doesNotContain("merchant:manage");
        assertThat(send("/api/merchant/members", member.access(), "{}").status())
                .isEqualTo(403);
        call(delete("/api/merchant/members/" + added.text("id")), owner.access(), null);
        assertThat(claims(refreshed(member).access()).has("mid")).isFalse();
    }

    @Test
    void memberWhenLastOwnerIsRemovedThenRefused() throws Exception {
        SignedIn owner = newOwner();
        String id = read("/api/merchant/members", owner.access()).text("items.0.id");

        Answer answer = call(delete("/api/merchant/members/" + id), owner.access(), null);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("USER-40904");
    }

    private SignedIn submitted() throws Exception {
        SignedIn owner = newOwner();
        journey.realNameMatched(owner);
        journey.licensed(owner);
        Answer submitted = send("/api/merchant/merchants/current:submit", owner.access(), null);
        assertThat(submitted.text("status")).isEqualTo("SUBMITTED");
        return owner;
    }

    private String messages(SignedIn owner) throws Exception {
        return read("/api/merchant/notifications?size=100", owner.access())
                .body()
                .toString();
    }

    private static List<Integer> atOnce(int people, Callable<Integer> press) throws Exception {
        List<Callable<Integer>> presses = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            presses.add(press);
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService hands = Executors.newFixedThreadPool(people)) {
            for (Future<Integer> one : hands.invokeAll(presses)) {
                statuses.add(one.get());
            }
        }
        return statuses;
    }
}
