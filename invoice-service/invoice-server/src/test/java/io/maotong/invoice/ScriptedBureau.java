package io.maotong.invoice;

import io.maotong.invoice.ScriptedPlatform.Mishap;
import io.maotong.invoice.platform.MonthlyTotalsPlatform;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.VerificationPlatform;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What the bureau answers about single invoices and months; it fails as the scripted platform is told to. */
public final class ScriptedBureau implements VerificationPlatform, MonthlyTotalsPlatform {

    /** Puts it in the place of the real adapters. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Installation {

        @Bean
        @Primary
        ScriptedBureau scriptedBureau(ScriptedPlatform platform) {
            return new ScriptedBureau(platform);
        }
    }

    private final ScriptedPlatform platform;
    private final Map<String, Verified> verdicts = new ConcurrentHashMap<>();
    private final Map<String, MonthTotals> totals = new ConcurrentHashMap<>();
    private final List<Question> asked = new CopyOnWriteArrayList<>();

    ScriptedBureau(ScriptedPlatform platform) {
        this.platform = platform;
    }

    /** The next questions about this number go wrong in this order. */
    public void plan(String number, Mishap... next) {
        platform.plan("verify", number, next);
    }

    /** What it says about this number from now on; genuine if nothing is told. */
    public void verdict(String number, String result, String state) {
        verdicts.put(number, new Verified(result, "as told", state, null, null, "{\"fphm\":\"" + number + "\"}", null));
    }

    /** What it encloses for this number from now on. */
    public void document(String number, String json) {
        verdicts.put(number, new Verified("00", "查验成功", "0", null, null, json, null));
    }

    public void totals(String taxNo, String period, MonthTotals ours) {
        totals.put(taxNo + period, ours);
    }

    public List<Question> asked(String number) {
        return asked.stream().filter(one -> one.number().equals(number)).toList();
    }

    @Override
    public String channel() {
        return "SANDBOX";
    }

    @Override
    public PlatformAnswer<Verified> verify(Question question) {
        asked.add(question);
        return platform.exchange(
                "verify",
                question.number(),
                () -> verdicts.getOrDefault(
                        question.number(),
                        new Verified("00", "查验成功", "0", null, null, "{\"fphm\":\"" + question.number() + "\"}", null)));
    }

    @Override
    public PlatformAnswer<MonthSummary> totals(String taxNo, String period) {
        return platform.exchange(
                "totals", taxNo, () -> new MonthSummary(taxNo, period, totals.get(taxNo + period), "00"));
    }

    @Override
    public PlatformAnswer<MonthSummary> confirm(String taxNo, String period, MonthTotals ours, String serial) {
        throw new UnsupportedOperationException("nobody confirms totals in these tests");
    }
}
