package io.maotong.invoice.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verification over the direct connection: capability 203059. */
@Component
class LeqiVerification implements VerificationPlatform {

    /** An invoice of 50,000 lines is about this large; more is not an invoice. */
    private static final long LARGEST_DOCUMENT = 10L * 1024 * 1024;

    private static final LeqiService VERIFY = new LeqiService("203059", "FPCY_NEW");

    private final LeqiClient leqi;
    private final JsonMapper json;

    LeqiVerification(LeqiClient leqi, JsonMapper json) {
        this.leqi = leqi;
        this.json = json;
    }

    @Override
    public String channel() {
        return leqi.channel();
    }

    @Override
    public PlatformAnswer<Verified> verify(Question question) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("fplx", question.kindCode());
        request.put("fpdm", question.code() == null ? "" : question.code());
        request.put("fphm", question.number());
        request.put("kprq", DateTimeFormatter.BASIC_ISO_DATE.format(question.issuedOn()));
        request.put("jym", question.checkCode() == null ? "" : question.checkCode());
        request.put("kpje", question.amount() == null ? "" : question.amount().toPlainString());
        request.put("nsrsbh", question.askerTaxNo());
        return leqi.call(VERIFY, null, request, this::verified);
    }

    private Verified verified(WireObject answer) {
        String result = answer.required("cyjg");
        String enclosed = answer.text("cyjgxx");
        if (enclosed == null) {
            return new Verified(result, answer.text("cyjgms"), null, null, null, null, null);
        }
        try (InputStream in = SafeZip.onlyFile(Base64.getMimeDecoder().decode(enclosed), LARGEST_DOCUMENT)) {
            JsonNode document = json.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            WireObject fields = new WireObject(document);
            return new Verified(
                    result,
                    answer.text("cyjgms"),
                    fields.text("fpzt"),
                    fields.text("sfycpz"),
                    fields.text("sdzt"),
                    document.toString(),
                    null);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            // The verdict itself is readable and stands; only the copy of the invoice is lost.
            return new Verified(result, answer.text("cyjgms"), null, null, null, null, String.valueOf(e.getMessage()));
        }
    }
}
