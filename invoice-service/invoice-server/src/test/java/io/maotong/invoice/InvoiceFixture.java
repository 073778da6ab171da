package io.maotong.invoice;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.core.party.CreditCode;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.customs.api.CustomsEvents;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.platform.CollectionPlatform.FeedPage;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedLine;
import io.maotong.messaging.EventHandler;
import io.maotong.test.Callers;
import io.maotong.user.api.Qualification;
import io.maotong.user.api.UserEvents;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Merchants with a credit code, declarations, received invoices, and the calls of a merchant. */
@TestComponent
public class InvoiceFixture {

    private static final AtomicInteger MERCHANTS = new AtomicInteger(5000);
    private static final AtomicInteger ENTRIES = new AtomicInteger(1);

    private final List<EventHandler<?>> handlers;
    private final TransactionTemplate transaction;
    private final MockMvc mvc;
    private final JsonMapper json;

    InvoiceFixture(List<EventHandler<?>> handlers, TransactionTemplate transaction, MockMvc mvc, JsonMapper json) {
        this.handlers = handlers;
        this.transaction = transaction;
        this.mvc = mvc;
        this.json = json;
    }

    /** @param caller with every permission of this service */
    public record Merchant(long id, String taxNo, String name, RequestPostProcessor caller) {}

    public record Reply(int status, JsonNode body) {}

    /** The month that quotas count in. */
    public static String period() {
        return DateTimeFormatter.ofPattern("yyyyMM").format(BusinessTime.today(Clock.systemUTC()));
    }

    public Merchant merchant() {
        int running = MERCHANTS.incrementAndGet();
        String body = "91320722"
                + "MA%07d".formatted(running + (int) (ProcessHandle.current().pid() % 1000) * 10_000);
        String taxNo = body + CreditCode.checkCharacter(body + "0");
        Merchant merchant = new Merchant(
                running,
                taxNo,
                "东海县测试" + running + "贸易有限公司",
                Callers.merchant(
                        running,
                        "invoice:read",
                        "invoice:issue",
                        "invoice:pull",
                        "invoice:review",
                        "invoice:limit",
                        "invoice:assign",
                        "invoice:assigned",
                        "invoice:title:override"));
        publish(running, UserEvents.QUALIFICATION_CHANGED, qualification(merchant, 1));
        return merchant;
    }

    /** Another person of the same merchant. */
    public static Merchant colleague(Merchant merchant, String account, String... permissions) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority("ROLE_MERCHANT"));
        for (String permission : permissions) {
            authorities.add(new SimpleGrantedAuthority(permission));
        }
        return new Merchant(
                merchant.id(),
                merchant.taxNo(),
                merchant.name(),
                SecurityMockMvcRequestPostProcessors.jwt()
                        .jwt(token -> token.subject(account)
                                .claim("typ", "merchant")
                                .claim("perms", List.of(permissions))
                                .claim("mid", Long.toString(merchant.id())))
                        .authorities(authorities));
    }

    private static Qualification qualification(Merchant merchant, long version) {
        return new Qualification(
                Ids.text(merchant.id()),
                version,
                "ACTIVE",
                merchant.name(),
                merchant.taxNo(),
                "张三",
                "320722",
                "5199",
                LocalDate.parse("2026-11-01"),
                Money.cny("1000000.00"),
                "李四",
                "13800000000",
                "江苏省连云港市东海县",
                "3207961234",
                merchant.name(),
                LocalDate.parse("2030-01-01"),
                "1234567890123",
                "DXP0000000000001",
                "queue",
                List.of());
    }

    /** Delivers a fact as the messaging does: in the merchant's scope and a transaction. */
    @SuppressWarnings("unchecked")
    public <T> void publish(long merchantId, EventType<T> type, T data) {
        for (EventHandler<?> handler : handlers) {
            if (handler.type().equals(type)) {
                Event<T> event = new Event<>(Ids.next(), type.name(), merchantId, "x", 1, Instant.EPOCH, data);
                MerchantScope.run(
                        merchantId,
                        () -> transaction.executeWithoutResult(status -> ((EventHandler<T>) handler).handle(event)));
            }
        }
    }

    public static CustomsEntry.Line item(
            int itemNo, String code, String name, String quantity, Money total, String... orders) {
        List<CustomsEntry.Source> sources = new ArrayList<>();
        for (String order : orders) {
            sources.add(
                    new CustomsEntry.Source(order, 1, "INV" + order, itemNo, "SKU", new BigDecimal(quantity), total));
        }
        return new CustomsEntry.Line(
                itemNo, code, name, "007", new BigDecimal(quantity), "035", BigDecimal.ONE, null, null, total, sources);
    }

    public String entry(Merchant merchant, CustomsEntry.Line... lines) {
        String entryId = "2301202605%08d".formatted(ENTRIES.getAndIncrement());
        publish(merchant.id(), CustomsEvents.ENTRY_CREATED, entry(entryId, 1, merchant, lines));
        return entryId;
    }

    public static CustomsEntry entry(String entryId, long version, Merchant merchant, CustomsEntry.Line... lines) {
        return new CustomsEntry(
                entryId,
                version,
                "SUM1",
                LocalDate.parse("2026-11-20"),
                "2301",
                "3207961234",
                merchant.name(),
                "9610",
                "US",
                List.of(lines));
    }

    /** A declaration with two glass items worth USD 370.50 and 18.25. */
    public String plainEntry(Merchant merchant) {
        return entry(
                merchant,
                item(1, "7018100000", "水晶手链", "30", Money.of("370.50", "USD"), "ORDER-1", "ORDER-2"),
                item(2, "7013990000", "玻璃摆件", "7", Money.of("18.25", "USD"), "ORDER-2"));
    }

    /** A special invoice of one line: ten pieces at the amount, 13 %. */
    public static ReceivedInvoice received(Merchant buyer, String number, String amount) {
        BigDecimal money = new BigDecimal(amount).setScale(2);
        BigDecimal tax = money.multiply(new BigDecimal("0.13")).setScale(2, RoundingMode.HALF_UP);
        return new ReceivedInvoice(
                number,
                null,
                "81",
                "2026-11-10 09:30:00",
                "91320722MA1SUPPL1X",
                "东海县水晶加工厂",
                buyer.taxNo(),
                buyer.name(),
                money.toPlainString(),
                tax.toPlainString(),
                money.add(tax).toPlainString(),
                "0",
                null,
                null,
                null,
                List.of(new ReceivedLine(
                        "1",
                        "*玻璃制品*水晶手链",
                        null,
                        "个",
                        "10",
                        money.movePointLeft(1).toPlainString(),
                        money.toPlainString(),
                        "0.13",
                        tax.toPlainString(),
                        "1080000000000009914")),
                "{\"fphm\":\"" + number + "\"}");
    }

    /** Pages of a feed; the cursor behind page n is n. */
    @SafeVarargs
    public static List<FeedPage> pages(List<ReceivedInvoice>... pages) {
        List<FeedPage> feed = new ArrayList<>();
        for (int i = 0; i < pages.length; i++) {
            feed.add(new FeedPage(Integer.toString(i + 1), i + 1 < pages.length, pages[i]));
        }
        return feed;
    }

    public static String number(Merchant merchant, int running) {
        return "26320%010d%05d".formatted(merchant.id(), running);
    }

    public Reply post(Merchant merchant, String path, String body) {
        return send(MockMvcRequestBuilders.post(path)
                .with(merchant.caller())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    /** The same merchant's member who may only read. */
    public Merchant reader(Merchant merchant) {
        return new Merchant(
                merchant.id(), merchant.taxNo(), merchant.name(), Callers.merchant(merchant.id(), "invoice:read"));
    }

    /** @param parameters of the form besides the file */
    public Reply upload(Merchant merchant, String path, String name, byte[] content, Map<String, String> parameters) {
        MockMultipartHttpServletRequestBuilder request = MockMvcRequestBuilders.multipart(path)
                .file(new MockMultipartFile("file", name, "application/octet-stream", content));
        parameters.forEach(request::param);
        request.with(merchant.caller());
        return send(request);
    }

    /** What a download brings. */
    public byte[] bytes(Merchant merchant, String path) {
        try {
            MvcResult result = mvc.perform(MockMvcRequestBuilders.get(path).with(merchant.caller()))
                    .andReturn();
            if (result.getResponse().getStatus() != 200) {
                throw new AssertionError(
                        path + ": " + result.getResponse().getStatus() + " "
                                + result.getResponse().getContentAsString(),
                        result.getResolvedException());
            }
            return result.getResponse().getContentAsByteArray();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public Reply put(Merchant merchant, String path, String body) {
        return send(MockMvcRequestBuilders.put(path)
                .with(merchant.caller())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    public Reply delete(Merchant merchant, String path) {
        return send(MockMvcRequestBuilders.delete(path).with(merchant.caller()));
    }

    /** Whatever the status. */
    public Reply look(Merchant merchant, String path) {
        return send(MockMvcRequestBuilders.get(path).with(merchant.caller()));
    }

    /** As an operator who may do everything that operators do here. */
    public Reply operate(String path, String body) {
        MockHttpServletRequestBuilder request = body == null
                ? MockMvcRequestBuilders.get(path)
                : MockMvcRequestBuilders.post(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body);
        return send(request.with(Callers.operator("operations:read", "invoice-sync:handle")));
    }

    public JsonNode get(Merchant merchant, String path) {
        Reply reply = send(MockMvcRequestBuilders.get(path).with(merchant.caller()));
        if (reply.status() != 200) {
            throw new AssertionError(path + ": " + reply);
        }
        return reply.body();
    }

    public Reply internal(String path, String body) {
        return send(MockMvcRequestBuilders.post(path)
                .with(Callers.service("refund-service"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    /** Sends a file as a browser does. */
    public Reply upload(Merchant merchant, String path, String fileName, byte[] content) {
        return send(MockMvcRequestBuilders.multipart(path)
                .file(new MockMultipartFile("file", fileName, null, content))
                .with(merchant.caller()));
    }

    /** The answer as it is, for what is not JSON. */
    public MockHttpServletResponse raw(Merchant merchant, String path) {
        try {
            return mvc.perform(MockMvcRequestBuilders.get(path).with(merchant.caller()))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public Reply send(RequestBuilder request) {
        try {
            MvcResult result = mvc.perform(request).andReturn();
            if (result.getResponse().getStatus() >= 500) {
                throw new AssertionError(
                        result.getRequest().getRequestURI() + ": "
                                + result.getResponse().getContentAsString(),
                        result.getResolvedException());
            }
            byte[] body = result.getResponse().getContentAsByteArray();
            return new Reply(
                    result.getResponse().getStatus(), body.length == 0 ? json.nullNode() : json.readTree(body));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Pulls everything and waits until it is here. */
    public JsonNode pulled(Merchant merchant) {
        String run = post(merchant, "/api/merchant/input-invoices:pull", "{}")
                .body()
                .get("runId")
                .asString();
        await(() -> !get(merchant, "/api/merchant/input-invoices/pulls/" + run)
                .get("status")
                .asString()
                .equals("RUNNING"));
        return get(merchant, "/api/merchant/input-invoices/pulls/" + run);
    }

    /** Long enough for the platform to be given up after three silent calls and found again thirty seconds later, twice. */
    public static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
