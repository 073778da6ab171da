package io.maotong.order;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.maotong.test.Callers;
import io.maotong.test.RealServers;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the service as one merchant. */
public final class OrderClient {

    private static final List<String> HEAD = List.of(
            "订单编号", "店铺", "下单时间", "币制", "收货人", "国家", "城市", "地址", "电话", "件数", "毛重(千克)", "货号", "商品名称", "英文名称", "商品编码",
            "申报要素", "计量单位", "数量", "单价", "总价", "净重(千克)");

    private final MockMvc mvc;
    private final JsonMapper json;
    private final RequestPostProcessor merchant;

    public OrderClient(MockMvc mvc, JsonMapper json, long merchantId) {
        this.mvc = mvc;
        this.json = json;
        this.merchant = Callers.merchant(merchantId, "order:read", "order:import", "order:return", "product:manage");
    }

    public static byte[] demoWorkbook() throws Exception {
        return Files.readAllBytes(RealServers.root().resolve("e2e/src/main/resources/demo/donghai-orders.xlsx"));
    }

    /** A line of a CSV file, right unless changed by {@code cells}. */
    public static String row(String orderNo, Map<String, String> cells) {
        List<String> right = List.of(
                orderNo,
                "shop-1",
                "2026-11-20 10:15:00",
                "USD",
                "Tan Wei Ling",
                "SG",
                "Singapore",
                "12 Orchard Road",
                "+65 6123 4567",
                "1",
                "0.62",
                "GB-1",
                "玻璃摆件",
                "Glass ornament",
                "7013990000",
                "4|3|装饰用|玻璃|无品牌",
                "007",
                "2",
                "18.50",
                "37.00",
                "0.55");
        List<String> line = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            line.add(cells.getOrDefault(HEAD.get(i), right.get(i)));
        }
        return String.join(",", line);
    }

    public static byte[] csv(List<String> rows) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((String.join(",", HEAD) + "\n" + String.join("\n", rows) + "\n").getBytes("UTF-8"));
        return out.toByteArray();
    }

    public MvcResult upload(String name, byte[] content) throws Exception {
        return mvc.perform(multipart("/api/merchant/order-imports")
                        .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                        .with(merchant))
                .andReturn();
    }

    /** Uploads and waits for the end. */
    public JsonNode imported(String name, byte[] content) throws Exception {
        MvcResult answer = upload(name, content);
        JsonNode body = json.readTree(answer.getResponse().getContentAsByteArray());
        if (answer.getResponse().getStatus() != 202) {
            throw new AssertionError(answer.getResponse().getStatus() + " " + body);
        }
        return finished(body.get("importId").asString());
    }

    public JsonNode finished(String importId) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> read("/api/merchant/order-imports/" + importId), found -> {
                    String status = found.get("status").asString();
                    return status.equals("DONE") || status.equals("FAILED");
                });
    }

    public MvcResult perform(String path) throws Exception {
        return mvc.perform(get(path).with(merchant)).andReturn();
    }

    /** A post with a JSON body. */
    public MvcResult send(String path, Object body) throws Exception {
        return mvc.perform(post(path)
                        .with(merchant)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(body)))
                .andReturn();
    }

    /** A put with a JSON body. */
    public MvcResult replace(String path, Object body) throws Exception {
        return mvc.perform(put(path)
                        .with(merchant)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(body)))
                .andReturn();
    }

    /** A file with form fields: name, value, name, value… */
    public MvcResult upload(String path, String name, byte[] content, String... fields) throws Exception {
        MockMultipartHttpServletRequestBuilder request =
                multipart(path).file(new MockMultipartFile("file", name, "application/octet-stream", content));
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(request.with(merchant)).andReturn();
    }

    public JsonNode bodyOf(MvcResult answer) {
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }

    /** An order in JSON, right unless changed. */
    public static Map<String, Object> order(String orderNo, Map<String, Object> changes) {
        Map<String, Object> line = new LinkedHashMap<>(Map.of(
                "sku", "GB-1",
                "name", "玻璃摆件",
                "nameEn", "Glass ornament",
                "commodityCode", "7013990000",
                "elements", "4|3|装饰用|玻璃|无品牌",
                "unit", "007",
                "quantity", 10,
                "unitPrice", "18.50",
                "netWeight", "5.5"));
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("orderNo", orderNo);
        order.put("shop", "shop-1");
        order.put("orderedAt", "2026-11-20T10:15:00+08:00");
        order.put("currency", "USD");
        order.put("consigneeName", "Tan Wei Ling");
        order.put("country", "SG");
        order.put("city", "Singapore");
        order.put("street", "12 Orchard Road");
        order.put("phone", "+65 6123 4567");
        order.put("packs", 1);
        order.put("grossWeight", "6.2");
        order.put("lines", List.of(line));
        order.putAll(changes);
        return order;
    }

    public MvcResult submit(String path) throws Exception {
        return mvc.perform(post(path).with(merchant)).andReturn();
    }

    public JsonNode read(String path) throws Exception {
        MvcResult answer = perform(path);
        if (answer.getResponse().getStatus() != 200) {
            throw new AssertionError(path + ": " + answer.getResponse().getStatus() + " "
                    + answer.getResponse().getContentAsString());
        }
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }

    public RequestPostProcessor caller() {
        return merchant;
    }
}
