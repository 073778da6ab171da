-- The tax platform in full: taxpayers, classifications, differential codes, monthly totals, moods, test cases.

-- What the bureau says of those taxpayers that are not ordinary.
CREATE TABLE tax_taxpayer (
    tax_no      VARCHAR(20)  NOT NULL COLLATE utf8mb4_bin,
    kind        CHAR(1)      NOT NULL COLLATE utf8mb4_bin,
    state       CHAR(2)      NOT NULL COLLATE utf8mb4_bin,
    risk        CHAR(2)      NOT NULL COLLATE utf8mb4_bin,
    risk_reason VARCHAR(200) NOT NULL,
    updated_at  DATETIME(6)  NOT NULL,
    PRIMARY KEY (tax_no)
) DEFAULT CHARSET = utf8mb4;

-- The classification of goods and services; seq is the stamp that a reader's cursor is compared with.
CREATE TABLE tax_class (
    code        CHAR(19)     NOT NULL COLLATE utf8mb4_bin,
    seq         BIGINT       NOT NULL,
    name        VARCHAR(200) NOT NULL,
    short_name  VARCHAR(120) NOT NULL,
    leaf        TINYINT      NOT NULL,
    rates       VARCHAR(120) NOT NULL COLLATE utf8mb4_bin,
    preferences VARCHAR(120) NOT NULL COLLATE utf8mb4_bin,
    special     VARCHAR(2)   NOT NULL COLLATE utf8mb4_bin,
    valid_from  DATE         NOT NULL,
    valid_to    DATE         NOT NULL,
    source      VARCHAR(120) NOT NULL,
    PRIMARY KEY (code),
    UNIQUE KEY tax_class_by_seq (seq)
) DEFAULT CHARSET = utf8mb4;
INSERT INTO tax_class
    (code, seq, name, short_name, leaf, rates, preferences, special, valid_from, valid_to, source) VALUES
    ('1000000000000000000', 1, '货物', '货物', 0, '', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010000000000000000', 2, '农、林、牧、渔业类产品', '农产品', 0, '', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115000000000000', 3, '水果、坚果', '水果', 0, '', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115010100000000', 4, '苹果', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115010200000000', 5, '梨', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115010300000000', 6, '葡萄', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115010400000000', 7, '柑橘类水果', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115010500000000', 8, '桃、李、杏', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115010600000000', 9, '樱桃', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115010700000000', 10, '草莓', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115010800000000', 11, '蓝莓', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115010900000000', 12, '猕猴桃', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115011000000000', 13, '荔枝、龙眼', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115011100000000', 14, '芒果', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115011200000000', 15, '香蕉', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115011300000000', 16, '火龙果', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115011400000000', 17, '西瓜、甜瓜', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115019900000000', 18, '其他鲜水果', '水果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010115020100000000', 19, '坚果', '坚果', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1030201010000000000', 20, '果蔬罐头', '水果罐头', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1030202010000000000', 21, '果干、蜜饯', '蜜饯', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1030203010000000000', 22, '果汁饮料', '饮料', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1030107010100000000', 23, '肉类', '肉类', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1060500000000000000', 24, '文教、工艺品类', '工艺品', 0, '', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1060501010000000000', 25, '天然水晶制品', '珠宝首饰', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1060501020000000000', 26, '宝石及半宝石制品', '珠宝首饰', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1060501030000000000', 27, '仿真首饰', '珠宝首饰', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1060501040000000000', 28, '珍珠制品', '珠宝首饰', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1060502010000000000', 29, '水晶工艺摆件', '工艺品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1060502020000000000', 30, '玻璃工艺品', '工艺品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1060502030000000000', 31, '雕刻工艺品', '工艺品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1060599000000000000', 32, '其他工艺品', '工艺品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1020601010000000000', 33, '天然水晶原矿', '非金属矿石', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1080305010000000000', 34, '石英玻璃制品', '玻璃制品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1060105010000000000', 35, '纸制包装', '纸制品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1070601010000000000', 36, '塑料包装', '塑料制品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1090304000000000000', 37, '交通运输设备', '交通运输设备', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1100301030000000000', 38, '水冰雪', '水冰雪', 1, '0.09', '01', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('3000000000000000000', 39, '销售服务', '服务', 0, '', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('3040201030000000000', 40, '软件维护服务', '信息技术服务', 1, '0.06', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('3040201010000000000', 41, '软件开发服务', '信息技术服务', 1, '0.06', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('3040301010000000000', 42, '设计服务', '设计服务', 1, '0.06', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('3040302010000000000', 43, '广告服务', '广告服务', 1, '0.06', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('3040407010000000000', 44, '装卸搬运服务', '装卸搬运服务', 1, '0.06', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('3040408010000000000', 45, '仓储服务', '仓储服务', 1, '0.06', '01', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('3040801010000000000', 46, '经纪代理服务', '经纪代理服务', 1, '0.06', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('3040802010200000000', 47, '国际货物运输代理', '国际货物运输代理服务', 1, '0.06', '03', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('3010101010000000000', 48, '陆路货物运输服务', '运输服务', 1, '0.09', '', '04', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('3010502010000000000', 49, '收派服务', '收派服务', 1, '0.06', '01', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('3040502020200000000', 50, '不动产租赁', '经营租赁', 1, '0.09,0.05', '09', '06', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('3040502020301000000', 51, '通行费', '经营租赁', 1, '0.09,0.05,0.03', '04', '08', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('3070401000000000000', 52, '餐饮服务', '餐饮服务', 1, '0.06', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('6000000000000000000', 53, '不征税项目', '不征税项目', 0, '', '', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('6010000000000000000', 54, '预付卡销售和充值', '预付卡销售', 1, '', '04', '', '2026-01-01', '9999-12-31', 'sample, to be confirmed'),
    ('1010000000000009901', 55, '动物及动物产品', '动物及动物产品', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1010000000000009902', 56, '植物产品', '植物产品', 1, '0.09', '03', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1030000000000009903', 57, '动植物油脂', '动植物油脂', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1030000000000009904', 58, '食品饮料', '食品饮料', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1020000000000009905', 59, '矿产品', '矿产品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1070000000000009906', 60, '化学制品', '化学制品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1070000000000009907', 61, '塑料橡胶制品', '塑料橡胶制品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1040000000000009908', 62, '皮革毛皮制品', '皮革毛皮制品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1050000000000009909', 63, '木草制品', '木草制品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1060000000000009910', 64, '纸制品', '纸制品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1040000000000009911', 65, '纺织产品', '纺织产品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1040000000000009912', 66, '鞋帽制品', '鞋帽制品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1080000000000009913', 67, '非金属矿物制品', '非金属矿物制品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1080000000000009914', 68, '玻璃制品', '玻璃制品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1060000000000009915', 69, '珠宝首饰', '珠宝首饰', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1080000000000009916', 70, '金属制品', '金属制品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1090000000000009917', 71, '机电产品', '机电产品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1090000000000009918', 72, '运输设备', '运输设备', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1090000000000009919', 73, '仪器仪表', '仪器仪表', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1060000000000009920', 74, '杂项制品', '杂项制品', 1, '0.13', '', '', '2026-01-01', '9999-12-31', 'synthetic'),
    ('1080512990000000000', 75, '其他玻璃器皿', '玻璃器皿', 1, '0.13', '', '', '2016-05-01', '9999-12-31', 'from memory, to be confirmed'),
    ('1060512010000000000', 76, '水晶饰品', '工艺品', 1, '0.13', '', '', '2016-05-01', '9999-12-31', 'from memory, to be confirmed'),
    ('1060505990000000000', 77, '其他工艺美术品', '工艺品', 1, '0.13', '', '', '2016-05-01', '9999-12-31', 'from memory, to be confirmed'),
    ('1080500000000000000', 78, '玻璃及玻璃制品', '玻璃制品', 0, '', '', '', '2016-05-01', '9999-12-31', 'from memory, to be confirmed'),
    ('3040801990000000000', 79, '其他经纪代理服务', '经纪代理服务', 1, '0.06', '', '', '2016-05-01', '9999-12-31', 'from memory, to be confirmed'),
    ('1080599990000000000', 80, '停用的玻璃制品', '玻璃制品', 1, '0.13', '', '', '2016-05-01', '2025-12-31', 'synthetic: expired');

CREATE TABLE tax_differential_code (
    class_code CHAR(19)     NOT NULL COLLATE utf8mb4_bin,
    kind       CHAR(2)      NOT NULL COLLATE utf8mb4_bin,
    name       VARCHAR(200) NOT NULL,
    valid_from DATE         NOT NULL,
    valid_to   DATE         NOT NULL,
    PRIMARY KEY (class_code, kind, valid_from)
) DEFAULT CHARSET = utf8mb4;
INSERT INTO tax_differential_code VALUES
    ('3040801990000000000', '02', '其他经纪代理服务', '2016-05-01', '9999-12-31'),
    ('3040802010200000000', '02', '国际货物运输代理服务', '2016-05-01', '9999-12-31'),
    ('3040502020200000000', '01', '不动产经营租赁服务', '2016-05-01', '9999-12-31');

-- Months that taxpayers confirmed, and the differences that control told the platform to show.
CREATE TABLE tax_month_confirmation (
    tax_no       VARCHAR(20) NOT NULL COLLATE utf8mb4_bin,
    serial       VARCHAR(40) NOT NULL COLLATE utf8mb4_bin,
    period       CHAR(6)     NOT NULL COLLATE utf8mb4_bin,
    body_sha256  CHAR(64)    NOT NULL COLLATE utf8mb4_bin,
    matches      TINYINT     NOT NULL,
    confirmed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (tax_no, serial),
    KEY tax_month_confirmation_of (tax_no, period, confirmed_at)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_month_difference (
    tax_no      VARCHAR(20)    NOT NULL COLLATE utf8mb4_bin,
    period      CHAR(6)        NOT NULL COLLATE utf8mb4_bin,
    blue_count  INT            NOT NULL,
    blue_amount DECIMAL(18, 2) NOT NULL,
    blue_tax    DECIMAL(18, 2) NOT NULL,
    red_count   INT            NOT NULL,
    red_amount  DECIMAL(18, 2) NOT NULL,
    red_tax     DECIMAL(18, 2) NOT NULL,
    PRIMARY KEY (tax_no, period)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_mood (
    id         TINYINT     NOT NULL,
    settings   TEXT        NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4;

-- Test cases of the sandbox paths: all of a service must pass before production opens.
CREATE TABLE tax_test_case (
    capability VARCHAR(10) NOT NULL COLLATE utf8mb4_bin,
    service    VARCHAR(20) NOT NULL COLLATE utf8mb4_bin,
    ylbm       VARCHAR(40) NOT NULL COLLATE utf8mb4_bin,
    calls      INT         NOT NULL,
    passed_at  DATETIME(6) NULL,
    PRIMARY KEY (capability, service, ylbm)
) DEFAULT CHARSET = utf8mb4;

-- A month's downloaded amount may be spent until this month ends; null = its own.
ALTER TABLE tax_quota ADD COLUMN valid_until CHAR(6) NULL COLLATE utf8mb4_bin;

-- Issued by the buyer.
ALTER TABLE tax_invoice
    ADD COLUMN purchase TINYINT NOT NULL DEFAULT 0,
    ADD KEY tax_invoice_month_of_seller (seller_tax_no, issued_at),
    ADD KEY tax_invoice_month_of_buyer (buyer_tax_no, purchase, issued_at);
