package io.maotong.e2e.input;

import java.util.List;

/** What a crystal-craft company in Donghai sells: glass and stone, each under its own tariff line. */
final class Catalogue {

    /**
     * @param elements declaration elements in the order of the tariff line
     * @param unit customs code of the declared unit
     * @param cents price of one unit in US cents
     * @param grams net weight of one unit
     * @param most the largest quantity in one order
     */
    record Product(
            String sku,
            String name,
            String nameEn,
            String commodityCode,
            String elements,
            String unit,
            int cents,
            int grams,
            int most) {}

    private static final String BEADS = "4|3|饰品加工用|玻璃|玻璃珠|无品牌";
    private static final String DECORATION = "4|3|室内装饰用|K9玻璃|无品牌";
    private static final String FITTING = "4|3|家具灯具配件|玻璃|无品牌";

    static final List<Product> PRODUCTS = List.of(
            new Product(
                    "GB-06-MIX", "彩色玻璃珠散珠6毫米", "Glass beads 6 mm assorted", "7018100000", BEADS, "125", 360, 32, 12),
            new Product(
                    "GB-08-BLU",
                    "切面玻璃珠串8毫米蓝色",
                    "Faceted glass bead strand 8 mm blue",
                    "7018100000",
                    BEADS,
                    "015",
                    240,
                    45,
                    12),
            new Product(
                    "GB-BRC-PNK",
                    "玻璃珠弹力手链粉色",
                    "Glass bead stretch bracelet pink",
                    "7018100000",
                    BEADS,
                    "015",
                    480,
                    22,
                    8),
            new Product(
                    "GB-SEED-24",
                    "玻璃米珠24色套盒",
                    "Glass seed bead box 24 colours",
                    "7018100000",
                    BEADS,
                    "140",
                    690,
                    150,
                    5),
            new Product(
                    "GO-SWAN-12", "K9玻璃天鹅摆件", "K9 glass swan figurine", "7013990000", DECORATION, "007", 1850, 420, 3),
            new Product(
                    "GO-BALL-80",
                    "3D内雕水晶球80毫米",
                    "Laser engraved K9 ball 80 mm",
                    "7013990000",
                    DECORATION,
                    "007",
                    1580,
                    680,
                    2),
            new Product(
                    "GO-TROPHY-S", "K9玻璃奖杯小号", "K9 glass trophy small", "7013990000", DECORATION, "007", 2200, 950, 2),
            new Product(
                    "GO-LOTUS", "玻璃莲花烛台", "Glass lotus candle holder", "7013990000", DECORATION, "007", 1240, 380, 4),
            new Product(
                    "GF-KNOB-30", "玻璃抽屉拉手30毫米", "Glass drawer knob 30 mm", "7020009990", FITTING, "007", 195, 58, 24),
            new Product(
                    "GF-PRISM-76",
                    "吊灯玻璃挂件76毫米",
                    "Glass chandelier prism 76 mm",
                    "7020009990",
                    FITTING,
                    "007",
                    88,
                    36,
                    40),
            new Product(
                    "IJ-EAR-STAR",
                    "合金镶玻璃星形耳环",
                    "Alloy earrings with glass stones, star",
                    "7117190000",
                    "4|3|耳环|锌合金、玻璃|无品牌",
                    "026",
                    320,
                    12,
                    10),
            new Product(
                    "IJ-NCK-DROP",
                    "合金镶玻璃水滴项链",
                    "Alloy necklace with glass drop",
                    "7117190000",
                    "4|3|项链|锌合金、玻璃|无品牌",
                    "015",
                    560,
                    31,
                    6),
            new Product(
                    "CR-BALL-60",
                    "天然白水晶球60毫米",
                    "Natural clear quartz sphere 60 mm",
                    "7116200000",
                    "4|3|球|天然水晶|无品牌",
                    "007",
                    3600,
                    300,
                    2),
            new Product(
                    "CR-BRC-AME",
                    "天然紫水晶手链8毫米",
                    "Natural amethyst bracelet 8 mm",
                    "7116200000",
                    "4|3|手链|天然紫水晶|无品牌",
                    "015",
                    1420,
                    35,
                    4),
            new Product(
                    "CR-TOWER-RQ",
                    "天然粉水晶六棱柱",
                    "Natural rose quartz tower",
                    "7116200000",
                    "4|3|摆件|天然粉水晶|无品牌",
                    "007",
                    980,
                    210,
                    5),
            new Product(
                    "CR-TREE-CIT",
                    "黄水晶碎石招财树",
                    "Citrine chip money tree",
                    "7116200000",
                    "4|3|摆件|天然黄水晶|无品牌",
                    "007",
                    1650,
                    360,
                    3));

    private Catalogue() {}
}
