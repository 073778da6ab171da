package io.maotong.e2e.input;

import cn.idev.excel.FastExcel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The bundled input of the main job: a workbook of 120 orders, three of which have a fault. The same shop always gives
 * the same bytes; another shop gives other order numbers, so that many merchants can run the job at once.
 */
public final class OrderWorkbook {

    /** Orders in the workbook, the faulty ones included. */
    public static final int ORDERS = 120;

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 20);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Map<Integer, String> FAULTS =
            Map.of(18, "UNKNOWN_COMMODITY_CODE", 59, "TOTAL_MISMATCH", 102, "UNKNOWN_CURRENCY");
    private static final List<String> HEAD = List.of(
            "订单编号", "店铺", "平台代码", "平台名称", "监管方式", "下单时间", "币制", "运费", "收货人", "国家", "省州", "城市", "地址", "邮编", "电话", "邮箱",
            "件数", "毛重(千克)", "货号", "商品名称", "英文名称", "商品编码", "申报要素", "计量单位", "数量", "单价", "总价", "法定单位", "法定数量", "净重(千克)");

    private OrderWorkbook() {}

    /** Writes the workbook of a shop: {@code <file> <shop>}. */
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), bytes(arguments[1]));
    }

    /** The orders without a fault, in the order of the workbook. */
    public static List<DemoOrder> goodOrders(String shop) {
        return orders(shop).stream().filter(order -> order.fault() == null).toList();
    }

    /** All orders, in the order of the workbook. @param shop 1 to 20 letters, digits or hyphens */
    public static List<DemoOrder> orders(String shop) {
        if (!shop.matches("[A-Za-z0-9-]{1,20}")) {
            throw new IllegalArgumentException("shop: 1 to 20 letters, digits or hyphens");
        }
        // The goods are the same for every shop, so that expected figures can be written down in tests.
        Random random = new Random(20261120);
        List<DemoOrder> orders = new ArrayList<>();
        for (int number = 1; number <= ORDERS; number++) {
            orders.add(order(shop, number, random));
        }
        return orders;
    }

    private static DemoOrder order(String shop, int number, Random random) {
        LocalDateTime at = LAST_DAY.minusDays((ORDERS - number) / 4)
                .atTime(9 + random.nextInt(12), random.nextInt(60), random.nextInt(60));
        Buyers.Buyer buyer = Buyers.ALL.get(random.nextInt(Buyers.ALL.size()));
        String currency = currencyOf(buyer.country());
        String fault = FAULTS.get(number);
        List<DemoOrder.Line> lines = new ArrayList<>();
        int first = random.nextInt(Catalogue.PRODUCTS.size());
        lines.add(line(Catalogue.PRODUCTS.get(first), currency, fault, random));
        if (number % 10 == 0) {
            int second = (first + 1 + random.nextInt(Catalogue.PRODUCTS.size() - 1)) % Catalogue.PRODUCTS.size();
            lines.add(line(Catalogue.PRODUCTS.get(second), currency, null, random));
        }
        BigDecimal net = lines.stream().map(DemoOrder.Line::netWeight).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal packing = BigDecimal.valueOf(60 + random.nextInt(120), 3);
        return new DemoOrder(
                "JMT%s-%s-%04d".formatted(DAY.format(at), shop, number),
                shop,
                fault,
                at,
                "UNKNOWN_CURRENCY".equals(fault) ? "USX" : currency,
                buyer.name(),
                buyer.country(),
                buyer.province(),
                buyer.city(),
                buyer.street(),
                buyer.postcode(),
                buyer.phone(),
                1,
                net.add(packing),
                lines);
    }

    private static String currencyOf(String country) {
        return switch (country) {
            case "JP" -> "JPY";
            case "DE" -> "EUR";
            default -> "USD";
        };
    }

    private static DemoOrder.Line line(Catalogue.Product product, String currency, String fault, Random random) {
        int quantity = 1 + random.nextInt(product.most());
        BigDecimal price = switch (currency) {
            case "JPY" -> BigDecimal.valueOf(product.cents() * 3L / 2);
            case "EUR" -> BigDecimal.valueOf(product.cents() * 92L / 100, 2);
            default -> BigDecimal.valueOf(product.cents(), 2);
        };
        BigDecimal total = price.multiply(BigDecimal.valueOf(quantity));
        return new DemoOrder.Line(
                product.sku(),
                product.name(),
                product.nameEn(),
                "UNKNOWN_COMMODITY_CODE".equals(fault) ? "7018109999" : product.commodityCode(),
                product.elements(),
                product.unit(),
                quantity,
                price,
                "TOTAL_MISMATCH".equals(fault) ? total.add(BigDecimal.ONE) : total,
                BigDecimal.valueOf((long) quantity * product.grams(), 3));
    }

    /** The workbook as a file. */
    public static byte[] bytes(String shop) {
        List<List<Object>> rows = new ArrayList<>();
        for (DemoOrder order : orders(shop)) {
            for (DemoOrder.Line line : order.lines()) {
                rows.add(row(order, line));
            }
        }
        try {
            Path file = Files.createTempFile("orders-", ".xlsx");
            try {
                FastExcel.write(file.toFile())
                        .head(HEAD.stream().map(List::of).toList())
                        .sheet("orders")
                        .doWrite(rows);
                return withoutTimes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Object> row(DemoOrder order, DemoOrder.Line line) {
        return List.of(
                order.orderNo(),
                order.shop(),
                "无",
                "Shopee",
                "9610",
                TIME.format(order.orderedAt()),
                order.currency(),
                BigDecimal.ZERO,
                order.consignee(),
                order.country(),
                order.province(),
                order.city(),
                order.street(),
                order.postcode(),
                order.phone(),
                "buyer@example.com",
                order.packs(),
                order.grossWeight(),
                line.sku(),
                line.name(),
                line.nameEn(),
                line.commodityCode(),
                line.elements(),
                line.unit(),
                line.quantity(),
                line.unitPrice(),
                line.totalPrice(),
                "035",
                line.netWeight(),
                line.netWeight());
    }

    // A workbook carries the time of its making twice: in its properties and in every entry of the archive.
    private static byte[] withoutTimes(Path workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile made = new ZipFile(workbook.toFile());
                ZipOutputStream zip = new ZipOutputStream(out)) {
            List<ZipEntry> entries = made.stream()
                    .map(ZipEntry.class::cast)
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                byte[] content = made.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("docProps/core.xml")) {
                    String text = new String(content, StandardCharsets.UTF_8)
                            .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", LAST_DAY + "T00:00:00Z");
                    content = text.getBytes(StandardCharsets.UTF_8);
                }
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(LAST_DAY.atStartOfDay());
                zip.putNextEntry(copy);
                zip.write(content);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
