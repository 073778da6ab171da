package io.maotong.sandbox.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.tax.TaxCaller.Reply;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaxRestartTest {

    private static final String NAME = "东海重启水晶有限公司";
    private static final String COMPANY = TaxNumbers.invented(NAME);

    @Test
    void uploadWhenRestartedWhileProcessingThenTheVerdictStillComes() {
        try (SandboxUnderTest sandbox = new SandboxUnderTest(
                Map.of("sandbox.tax.shortest-processing", "10s", "sandbox.tax.longest-processing", "10s"))) {
            TaxCaller platform = new TaxCaller(sandbox);
            sandbox.control("POST", "/tax/parties", Map.of("taxNo", COMPANY, "name", NAME));
            platform.call("202007", "XZTHSXED", Map.of("nsrsbh", COMPANY, "sqlx", "0", "sqed", "5000", "ywlsh", "Q1"));
            String number = platform.call("202007", "QDFPPLFM", Map.of("nsrsbh", COMPANY, "sl", 1))
                    .text("fpqshm");
            String issuedAt = LocalDateTime.now(ZoneId.of("Asia/Shanghai"))
                    .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
            Map<String, Object> request =
                    Map.of("lsh", "U1", "fpxx", List.of(InvoiceDrafts.export(number, COMPANY, NAME, issuedAt)));
            String ticket = platform.call("202007", "QDFPSC", request).text("sllsh");
            assertThat(platform.call("202007", "CXQDFPSCJG", Map.of("sllsh", ticket))
                            .code())
                    .isEqualTo(TaxRefusal.PROCESSING);
            assertThat(platform.call("202007", "CXFPXX", Map.of("nsrsbh", COMPANY, "fphm", number))
                            .code())
                    .isEqualTo(TaxRefusal.PROCESSING);
            sandbox.restart();
            assertThat(platform.call("202007", "QDFPSC", request).text("sllsh")).isEqualTo(ticket);
            Reply verdict = platform.settled("202007", "CXQDFPSCJG", Map.of("sllsh", ticket));
            assertThat(verdict.data().at("/fpjgList/0/cljg").asString()).isEqualTo("00");
        }
    }
}
