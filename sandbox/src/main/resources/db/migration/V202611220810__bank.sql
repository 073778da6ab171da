-- A bank: virtual accounts, entries, the notification feed, the rate board, currency deals.

CREATE TABLE bank_account (
    account_no VARCHAR(34)    NOT NULL COLLATE utf8mb4_bin,
    owner_uscc VARCHAR(18)    NOT NULL COLLATE utf8mb4_bin,
    owner_name VARCHAR(140)   NOT NULL,
    currency   CHAR(3)        NOT NULL COLLATE utf8mb4_bin,
    balance    DECIMAL(22, 3) NOT NULL DEFAULT 0,
    status     VARCHAR(10)    NOT NULL COLLATE utf8mb4_bin,
    serial     VARCHAR(32)    NOT NULL COLLATE utf8mb4_bin,
    opened_at  DATETIME(6)    NOT NULL,
    PRIMARY KEY (account_no),
    UNIQUE KEY bank_account_of_owner (owner_uscc, currency),
    KEY bank_account_by_serial (serial)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE bank_entry (
    id            BIGINT         NOT NULL,
    svcr_ref      VARCHAR(35)    NOT NULL COLLATE utf8mb4_bin,
    account_no    VARCHAR(34)    NOT NULL COLLATE utf8mb4_bin,
    currency      CHAR(3)        NOT NULL COLLATE utf8mb4_bin,
    amount        DECIMAL(22, 3) NOT NULL,
    direction     CHAR(4)        NOT NULL COLLATE utf8mb4_bin,
    sub_family    CHAR(4)        NOT NULL COLLATE utf8mb4_bin,
    reversal_of   BIGINT         NULL,
    payer_name    VARCHAR(140)   NOT NULL,
    payer_country CHAR(2)        NOT NULL COLLATE utf8mb4_bin,
    remittance    VARCHAR(1400)  NOT NULL,
    end_to_end_id VARCHAR(35)    NOT NULL COLLATE utf8mb4_bin,
    uetr          CHAR(36)       NOT NULL COLLATE utf8mb4_bin,
    booked_on     DATE           NOT NULL,
    value_on      DATE           NOT NULL,
    booked_at     DATETIME(6)    NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY bank_entry_ref (svcr_ref),
    UNIQUE KEY bank_entry_reversed_once (reversal_of),
    KEY bank_entry_by_payment (account_no, end_to_end_id),
    CONSTRAINT bank_entry_positive CHECK (amount > 0)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE bank_feed_head (
    id       TINYINT NOT NULL,
    last_seq BIGINT  NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4;
INSERT INTO bank_feed_head (id, last_seq) VALUES (1, 0);

CREATE TABLE bank_message (
    seq        BIGINT      NOT NULL,
    message_id VARCHAR(35) NOT NULL COLLATE utf8mb4_bin,
    xml        MEDIUMTEXT  NOT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (seq)
) DEFAULT CHARSET = utf8mb4;

-- Starting point of the board, CNY per unit. Invented around the level of a public board of 2026; the sandbox lets it
-- move. A pinned row wins over it.
CREATE TABLE bank_board (
    currency CHAR(3)        NOT NULL COLLATE utf8mb4_bin,
    unit     INT            NOT NULL,
    bid      DECIMAL(14, 6) NOT NULL,
    cash_bid DECIMAL(14, 6) NOT NULL,
    ask      DECIMAL(14, 6) NOT NULL,
    cash_ask DECIMAL(14, 6) NOT NULL,
    mid      DECIMAL(14, 6) NOT NULL,
    decimals TINYINT        NOT NULL,
    source   VARCHAR(60)    NOT NULL,
    PRIMARY KEY (currency)
) DEFAULT CHARSET = utf8mb4;
INSERT INTO bank_board (currency, unit, bid, cash_bid, ask, cash_ask, mid, decimals, source) VALUES
    ('USD', 100, 716.20, 710.37, 719.22, 719.22, 717.70, 2, 'synthetic'),
    ('EUR', 100, 828.15, 802.42, 834.20, 836.90, 831.20, 2, 'synthetic'),
    ('JPY', 100, 4.7655, 4.6175, 4.8006, 4.8080, 4.7830, 4, 'synthetic'),
    ('GBP', 100, 941.52, 912.27, 948.45, 952.65, 945.00, 2, 'synthetic'),
    ('HKD', 100, 92.05, 91.32, 92.42, 92.42, 92.23, 2, 'synthetic'),
    ('SGD', 100, 551.20, 534.20, 555.07, 557.80, 553.10, 2, 'synthetic'),
    ('AUD', 100, 466.12, 451.64, 469.55, 471.63, 467.80, 2, 'synthetic'),
    ('CAD', 100, 511.80, 495.60, 515.60, 517.90, 513.70, 2, 'synthetic'),
    ('THB', 100, 22.05, 21.37, 22.23, 22.93, 22.14, 2, 'synthetic'),
    ('MYR', 100, 172.60, 166.90, 174.15, 175.90, 173.40, 2, 'synthetic'),
    ('PHP', 100, 12.31, 11.89, 12.45, 13.00, 12.38, 2, 'synthetic'),
    ('IDR', 100, 0.0432, 0.0418, 0.0436, 0.0452, 0.0434, 4, 'synthetic'),
    ('VND', 100, 0.0272, 0.0263, 0.0276, 0.0285, 0.0274, 4, 'synthetic'),
    ('KRW', 100, 0.4905, 0.4733, 0.4944, 0.5123, 0.4925, 4, 'synthetic');

CREATE TABLE bank_pinned_rate (
    currency CHAR(3)        NOT NULL COLLATE utf8mb4_bin,
    unit     INT            NOT NULL,
    bid      DECIMAL(14, 6) NOT NULL,
    cash_bid DECIMAL(14, 6) NOT NULL,
    ask      DECIMAL(14, 6) NOT NULL,
    cash_ask DECIMAL(14, 6) NOT NULL,
    mid      DECIMAL(14, 6) NOT NULL,
    PRIMARY KEY (currency)
) DEFAULT CHARSET = utf8mb4;

-- Days that differ from the Monday-to-Friday rule: holidays (working = 0) and make-up days (working = 1).
CREATE TABLE bank_calendar (
    day     DATE        NOT NULL,
    working TINYINT     NOT NULL,
    source  VARCHAR(80) NOT NULL,
    PRIMARY KEY (day)
) DEFAULT CHARSET = utf8mb4;
INSERT INTO bank_calendar (day, working, source) VALUES
    ('2026-10-01', 0, 'statutory holiday'), ('2026-10-02', 0, 'statutory holiday'),
    ('2026-10-03', 0, 'statutory holiday'), ('2027-01-01', 0, 'statutory holiday'),
    ('2027-05-01', 0, 'statutory holiday'), ('2027-05-02', 0, 'statutory holiday'),
    ('2027-10-01', 0, 'statutory holiday'), ('2027-10-02', 0, 'statutory holiday'),
    ('2027-10-03', 0, 'statutory holiday');

CREATE TABLE bank_fx_quote (
    quote_no      VARCHAR(32)    NOT NULL COLLATE utf8mb4_bin,
    serial        VARCHAR(32)    NOT NULL COLLATE utf8mb4_bin,
    sell_currency CHAR(3)        NOT NULL COLLATE utf8mb4_bin,
    buy_currency  CHAR(3)        NOT NULL COLLATE utf8mb4_bin,
    sell_amount   DECIMAL(22, 3) NOT NULL,
    buy_amount    DECIMAL(22, 3) NOT NULL,
    rate          DECIMAL(18, 8) NOT NULL,
    tenor         CHAR(2)        NOT NULL COLLATE utf8mb4_bin,
    value_date    DATE           NOT NULL,
    quoted_at     DATETIME(6)    NOT NULL,
    expires_at    DATETIME(6)    NOT NULL,
    PRIMARY KEY (quote_no),
    KEY bank_fx_quote_by_serial (serial)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE bank_fx_deal (
    deal_no        VARCHAR(32)  NOT NULL COLLATE utf8mb4_bin,
    serial         VARCHAR(32)  NOT NULL COLLATE utf8mb4_bin,
    quote_no       VARCHAR(32)  NOT NULL COLLATE utf8mb4_bin,
    debit_account  VARCHAR(34)  NOT NULL COLLATE utf8mb4_bin,
    credit_account VARCHAR(34)  NOT NULL COLLATE utf8mb4_bin,
    status         VARCHAR(10)  NOT NULL COLLATE utf8mb4_bin,
    bank_ref       VARCHAR(35)  NULL COLLATE utf8mb4_bin,
    reason         VARCHAR(200) NULL,
    accepted_at    DATETIME(6)  NOT NULL,
    settled_at     DATETIME(6)  NULL,
    PRIMARY KEY (deal_no),
    UNIQUE KEY bank_fx_deal_serial (serial),
    UNIQUE KEY bank_fx_deal_of_quote (quote_no)
) DEFAULT CHARSET = utf8mb4;
