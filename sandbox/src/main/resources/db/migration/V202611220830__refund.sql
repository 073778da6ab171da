-- A refund bureau: its commodity table, declarations with their rows, what was used before.

-- Own small table for glass, crystal, jewellery and their packing. Synthetic: the codes and units are plausible, the
-- rates follow the bundled example, not a published library.
CREATE TABLE refund_commodity (
    code         VARCHAR(12)    NOT NULL COLLATE utf8mb4_bin,
    name         VARCHAR(120)   NOT NULL,
    unit         VARCHAR(20)    NOT NULL,
    levy_rate    DECIMAL(16, 6) NOT NULL,
    refund_rate  DECIMAL(16, 6) NOT NULL,
    special_flag VARCHAR(2)     NOT NULL COLLATE utf8mb4_bin,
    valid_from   DATE           NOT NULL,
    valid_to     DATE           NOT NULL,
    source       VARCHAR(60)    NOT NULL,
    PRIMARY KEY (code, valid_from)
) DEFAULT CHARSET = utf8mb4;
INSERT INTO refund_commodity (code, name, unit, levy_rate, refund_rate, special_flag, valid_from, valid_to, source) VALUES
    ('7018100000', '玻璃珠、仿珍珠、仿宝石或仿半宝石及类似小件玻璃品', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7018200000', '直径不超过1毫米的玻璃珠', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7018900000', '其他玻璃珠制品及灯工方法制作的玻璃塑像等装饰品', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7013100000', '玻璃陶瓷制的餐桌、厨房及装饰用品', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7013280000', '其他高脚玻璃杯', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7013370000', '其他玻璃杯', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7013490000', '其他餐桌或厨房用玻璃器皿', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7013910000', '铅晶质玻璃制的其他玻璃器', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7013990000', '其他玻璃制室内装饰或类似用途的玻璃器', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7020009990', '其他非工业用玻璃制品', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7103100000', '未加工或简单锯开的宝石或半宝石', '千克', 0.13, 0, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7103999000', '其他经加工的半宝石', '克拉', 0.13, 0, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7104909900', '其他合成或再造的宝石或半宝石', '克拉', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7116200000', '宝石或半宝石制品', '千克', 0, 0, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7117190000', '其他贱金属制仿首饰', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7117900000', '其他材料制仿首饰', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('6815999000', '其他石制品', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('8306299000', '其他贱金属雕塑像及其他装饰品', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('9405110000', '设计为仅使用发光二极管光源的枝形吊灯', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('9405210000', '设计为仅使用发光二极管光源的台灯', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('9405910000', '玻璃制灯具零件', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('9602009000', '已加工的其他雕刻材料及制品', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('9505900000', '其他节日用品或娱乐用品', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('3926400000', '塑料制小雕塑品及其他装饰品', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('3926909090', '其他塑料制品', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('4202320000', '塑料片或纺织材料作面的放在口袋或手提包内的物品', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('4420119090', '其他木制小雕像及装饰品', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('4819100000', '瓦楞纸或纸板制的箱、盒、匣', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table');

CREATE TABLE refund_declaration (
    id              VARCHAR(32)    NOT NULL COLLATE utf8mb4_bin,
    serial          VARCHAR(32)    NOT NULL COLLATE utf8mb4_bin,
    tax_no          VARCHAR(20)    NOT NULL COLLATE utf8mb4_bin,
    company_name    VARCHAR(300)   NOT NULL,
    period          CHAR(6)        NOT NULL COLLATE utf8mb4_bin,
    batch_no        CHAR(3)        NOT NULL COLLATE utf8mb4_bin,
    live            TINYINT        NULL,
    status          VARCHAR(12)    NOT NULL COLLATE utf8mb4_bin,
    refundable      DECIMAL(18, 2) NOT NULL,
    fob_usd         DECIMAL(20, 4) NOT NULL,
    acceptance_no   VARCHAR(32)    NULL COLLATE utf8mb4_bin,
    approved_amount DECIMAL(18, 2) NULL,
    paid_amount     DECIMAL(18, 2) NULL,
    paid_at         DATETIME(6)    NULL,
    bank_ref        VARCHAR(40)    NULL COLLATE utf8mb4_bin,
    faults          TEXT           NULL,
    submitted_at    DATETIME(6)    NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY refund_declaration_serial (serial),
    UNIQUE KEY refund_declaration_batch (tax_no, period, batch_no, live)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE refund_export_row (
    declaration_id    VARCHAR(32)    NOT NULL COLLATE utf8mb4_bin,
    seq               INT            NOT NULL,
    link_no           VARCHAR(30)    NOT NULL COLLATE utf8mb4_bin,
    customs_no21      CHAR(21)       NOT NULL COLLATE utf8mb4_bin,
    export_invoice_no VARCHAR(40)    NOT NULL COLLATE utf8mb4_bin,
    export_date       DATE           NOT NULL,
    commodity_code    VARCHAR(12)    NOT NULL COLLATE utf8mb4_bin,
    name              VARCHAR(300)   NOT NULL,
    unit              VARCHAR(20)    NOT NULL,
    quantity          DECIMAL(18, 6) NOT NULL,
    fob_usd           DECIMAL(20, 4) NOT NULL,
    trade_mode        VARCHAR(10)    NOT NULL COLLATE utf8mb4_bin,
    PRIMARY KEY (declaration_id, seq)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE refund_purchase_row (
    declaration_id  VARCHAR(32)    NOT NULL COLLATE utf8mb4_bin,
    seq             INT            NOT NULL,
    link_no         VARCHAR(30)    NOT NULL COLLATE utf8mb4_bin,
    invoice_no      CHAR(20)       NOT NULL COLLATE utf8mb4_bin,
    supplier_tax_no VARCHAR(20)    NOT NULL COLLATE utf8mb4_bin,
    invoice_date    DATE           NOT NULL,
    commodity_code  VARCHAR(12)    NOT NULL COLLATE utf8mb4_bin,
    name            VARCHAR(300)   NOT NULL,
    unit            VARCHAR(20)    NOT NULL,
    quantity        DECIMAL(18, 6) NOT NULL,
    taxable_amount  DECIMAL(18, 2) NOT NULL,
    levy_rate       DECIMAL(16, 6) NOT NULL,
    refund_rate     DECIMAL(16, 6) NOT NULL,
    refundable      DECIMAL(18, 2) NOT NULL,
    PRIMARY KEY (declaration_id, seq)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE refund_receipt_row (
    declaration_id VARCHAR(32)    NOT NULL COLLATE utf8mb4_bin,
    seq            INT            NOT NULL,
    customs_no     CHAR(18)       NOT NULL COLLATE utf8mb4_bin,
    currency       CHAR(3)        NOT NULL COLLATE utf8mb4_bin,
    amount         DECIMAL(20, 4) NOT NULL,
    received_on    DATE           NOT NULL,
    bank_ref       VARCHAR(64)    NOT NULL COLLATE utf8mb4_bin,
    PRIMARY KEY (declaration_id, seq)
) DEFAULT CHARSET = utf8mb4;

-- An invoice or an entry item belongs to one declaration that was not returned.
CREATE TABLE refund_use (
    kind           VARCHAR(10) NOT NULL COLLATE utf8mb4_bin,
    number         VARCHAR(21) NOT NULL COLLATE utf8mb4_bin,
    declaration_id VARCHAR(32) NOT NULL COLLATE utf8mb4_bin,
    PRIMARY KEY (kind, number),
    KEY refund_use_of (declaration_id)
) DEFAULT CHARSET = utf8mb4;
