package io.maotong.invoice.platform;

import io.maotong.invoice.InvoiceProperties;
import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClient;
import io.maotong.remote.authority.AuthorityClients;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The platform by direct connection 乐企 (tax.md 2.1): one path per service, encrypted payloads, return codes. */
@Component
class LeqiAdapter implements TaxPlatform {

    private static final String OK = "00";
    private static final String ABSENT = "01";
    private static final String PROCESSING = "0499";
    private static final String TOO_MANY = "429";
    private static final int LONGEST_REASON = 300;

    /** @param capability nlbm @param code fwbm */
    private record Service(String capability, String code) {

        static Service base(String code) {
            return new Service("202007", code);
        }
    }

    private static final Service DRAW_NUMBERS = Service.base("QDFPPLFM");
    private static final Service QUOTA = Service.base("CXSXED");
    private static final Service MOVE_QUOTA = Service.base("XZTHSXED");
    private static final Service UPLOAD = Service.base("QDFPSC");
    private static final Service UPLOAD_RESULT = Service.base("CXQDFPSCJG");
    private static final Service FIND = Service.base("CXFPXX");
    private static final Service COLLECT = new Service("203067", "CXZLXZFPXX");
    private static final Service SELECT = new Service("203064", "PLFPTSGXQR");
    private static final Service SELECTION_RESULT = new Service("203064", "CXFPTSGXQRCLJG");

    private final AuthorityClient client;
    private final Envelope envelope;
    private final InvoiceProperties.Platform settings;

    LeqiAdapter(AuthorityClients clients, JsonMapper json, InvoiceProperties properties) {
        this.client = clients.get("tax");
        this.settings = properties.platform();
        this.envelope = new Envelope(new Sm4(settings.sm4Key()), json);
    }

    @Override
    public String channel() {
        return client.channel().name();
    }

    @Override
    public PlatformAnswer<NumberRange> drawNumbers(String sellerTaxNo, int count) {
        return call(
                DRAW_NUMBERS,
                null,
                Map.of("nsrsbh", sellerTaxNo, "sl", count),
                answer -> new NumberRange(answer.required("fpqshm"), answer.required("fpzzhm")));
    }

    @Override
    public PlatformAnswer<QuotaState> quota(String sellerTaxNo) {
        return call(QUOTA, null, Map.of("nsrsbh", sellerTaxNo), LeqiAdapter::quotaState);
    }

    @Override
    public PlatformAnswer<QuotaState> downloadQuota(String sellerTaxNo, BigDecimal amount, String serial) {
        Map<String, Object> move =
                Map.of("nsrsbh", sellerTaxNo, "sqlx", "0", "sqed", amount.toPlainString(), "ywlsh", serial);
        return call(MOVE_QUOTA, serial, move, LeqiAdapter::quotaState);
    }

    @Override
    public PlatformAnswer<String> upload(Map<String, Object> document, String serial) {
        return call(
                UPLOAD, serial, Map.of("lsh", serial, "fpxx", List.of(document)), answer -> answer.required("sllsh"));
    }

    @Override
    public PlatformAnswer<List<Verdict>> uploadResult(String acceptanceNo) {
        return call(
                UPLOAD_RESULT,
                null,
                Map.of("sllsh", acceptanceNo),
                answer -> answer.list("fpjgList").stream()
                        .map(item -> new Verdict(
                                item.required("fphm"), acceptanceNo, item.required("cljg"), item.text("cljgxx")))
                        .toList());
    }

    @Override
    public PlatformAnswer<Optional<Verdict>> findBySerial(String sellerTaxNo, String serial) {
        PlatformAnswer<Optional<Verdict>> answer = call(
                FIND,
                serial,
                Map.of("nsrsbh", sellerTaxNo, "lsh", serial),
                found -> found.list("fpList").stream()
                        .map(item -> new Verdict(
                                item.required("fphm"),
                                item.text("sllsh"),
                                item.text("cljg") == null ? OK : item.text("cljg"),
                                item.text("cljgxx")))
                        .findFirst());
        boolean absent =
                answer instanceof PlatformAnswer.Refused<Optional<Verdict>> refused && ABSENT.equals(refused.code());
        return absent ? new PlatformAnswer.Answered<>(Optional.empty()) : answer;
    }

    @Override
    public PlatformAnswer<InputPage> pullInput(String buyerTaxNo, String cursor, int size) {
        return call(
                COLLECT,
                null,
                Map.of("nsrsbh", buyerTaxNo, "sjc", cursor, "size", size),
                answer -> new InputPage(
                        answer.required("sjc"),
                        answer.flag("hasMore"),
                        answer.list("fpList").stream()
                                .map(LeqiAdapter::received)
                                .toList()));
    }

    @Override
    public PlatformAnswer<String> selectForRefund(String buyerTaxNo, List<InvoiceKey> invoices, String serial) {
        List<Map<String, String>> items = invoices.stream()
                .map(key -> Map.of(
                        "kprq", DateTimeFormatter.BASIC_ISO_DATE.format(key.issuedOn()),
                        "fpdm", "",
                        "fphm", key.number(),
                        "fplx", key.kindCode()))
                .toList();
        return call(
                SELECT,
                serial,
                Map.of("gfsbh", buyerTaxNo, "serial", serial, "fpmx", items),
                answer -> answer.required("pclsh"));
    }

    @Override
    public PlatformAnswer<List<UseResult>> selectionResult(String ticket) {
        return call(
                SELECTION_RESULT,
                null,
                Map.of("pclsh", ticket),
                answer -> answer.list("jgList").stream()
                        .map(item -> new UseResult(
                                item.required("fphm"),
                                item.required("cljg"),
                                item.text("cljgxx"),
                                item.text("hxyt"),
                                item.text("skssq")))
                        .toList());
    }

    private <T> PlatformAnswer<T> call(Service service, String serial, Object request, Function<WireObject, T> reader) {
        AuthorityCall call = new AuthorityCall(
                service.code(),
                serial,
                "POST",
                "/access/v2/invoke/" + service.capability() + "/" + service.code(),
                Map.of(
                        "Content-Type", "text/plain",
                        "fwbm", service.code(),
                        "nlbm", service.capability(),
                        "jrdwptbh", settings.accessUnit(),
                        "sydwptbh", settings.usingUnit()),
                envelope.seal(request));
        return switch (client.exchange(call)) {
            case AuthorityAnswer.Accepted accepted -> read(accepted.body(), reader);
            case AuthorityAnswer.Rejected rejected ->
                new PlatformAnswer.Refused<>("HTTP-" + rejected.status(), shortened(rejected.text()));
            case AuthorityAnswer.Later later -> new PlatformAnswer.Later<>(later.after());
            case AuthorityAnswer.NotSent notSent -> new PlatformAnswer.NotSent<>(notSent.reason());
            case AuthorityAnswer.Unknown unknown -> new PlatformAnswer.Unknown<>(unknown.reason());
        };
    }

    private <T> PlatformAnswer<T> read(byte[] body, Function<WireObject, T> reader) {
        try {
            return switch (envelope.open(body)) {
                case Envelope.Content.Data data -> returned(data.value(), reader);
                case Envelope.Content.Refusal refusal -> refused(refusal.code(), refusal.message());
                case Envelope.Content.Status status -> byStatus(status.code());
            };
        } catch (IOException | RuntimeException e) {
            // It answered something: what it did cannot be told from this.
            return new PlatformAnswer.Unknown<>(shortened(String.valueOf(e.getMessage())));
        }
    }

    private <T> PlatformAnswer<T> returned(WireObject answer, Function<WireObject, T> reader) {
        String code = answer.required("returncode");
        return OK.equals(code)
                ? new PlatformAnswer.Answered<>(reader.apply(answer))
                : refused(code, String.valueOf(answer.text("returnmsg")));
    }

    private <T> PlatformAnswer<T> refused(String code, String message) {
        return PROCESSING.equals(code) || TOO_MANY.equals(code)
                ? new PlatformAnswer.Later<>(settings.processingWait())
                : new PlatformAnswer.Refused<>(code, shortened(message));
    }

    private <T> PlatformAnswer<T> byStatus(String status) {
        if (status.equals(TOO_MANY) || status.equals("503") || status.equals(PROCESSING)) {
            return new PlatformAnswer.Later<>(settings.processingWait());
        }
        return status.matches("4\\d\\d")
                ? new PlatformAnswer.Refused<>("HTTP-" + status, "")
                : new PlatformAnswer.Unknown<>("status " + status);
    }

    private static QuotaState quotaState(WireObject answer) {
        return new QuotaState(
                answer.required("sq"),
                answer.decimal("bysxed"),
                answer.decimal("kysyed"),
                answer.decimal("yxzed"),
                answer.flag("ztsxbz"));
    }

    private static ReceivedInvoice received(WireObject item) {
        return new ReceivedInvoice(
                item.text("fphm"),
                item.text("fplx"),
                item.text("kprq"),
                item.text("xsfnsrsbh"),
                item.text("xsfmc"),
                item.text("gmfnsrsbh"),
                item.text("gmfmc"),
                item.text("hjje"),
                item.text("hjse"),
                item.text("jshj"),
                item.text("fpzt"),
                item.text("hxyt"),
                item.text("sfycpz"),
                item.text("sdzt"),
                item.list("fpmxList").stream().map(LeqiAdapter::receivedLine).toList(),
                item.node().toString());
    }

    private static ReceivedLine receivedLine(WireObject line) {
        return new ReceivedLine(
                line.text("mxxh"),
                line.text("xmmc"),
                line.text("ggxh"),
                line.text("dw"),
                line.text("sl"),
                line.text("dj"),
                line.text("je"),
                line.text("slv"),
                line.text("se"),
                line.text("sphfwssflhbbm"));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
