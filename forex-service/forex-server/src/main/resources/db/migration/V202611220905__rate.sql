CREATE TABLE rate_board (
  id           BIGINT       NOT NULL PRIMARY KEY,
  source       VARCHAR(20)  NOT NULL,
  published_at TIMESTAMP(6) NOT NULL,
  fetched_at   TIMESTAMP(6) NOT NULL,
  content_hash CHAR(64)     NOT NULL,
  state        VARCHAR(10)  NOT NULL,
  reason       VARCHAR(500) NULL,
  raw          TEXT         NOT NULL,
  UNIQUE KEY ux_board (source, published_at, content_hash),
  KEY ix_board_state (state, published_at)
);

-- CNY per one unit of the currency, eight decimals; the board's own figures are in its raw text.
CREATE TABLE rate (
  id        BIGINT         NOT NULL PRIMARY KEY,
  board_id  BIGINT         NOT NULL,
  currency  CHAR(3)        NOT NULL,
  bid       DECIMAL(18, 8) NOT NULL,
  cash_bid  DECIMAL(18, 8) NOT NULL,
  ask       DECIMAL(18, 8) NOT NULL,
  cash_ask  DECIMAL(18, 8) NOT NULL,
  mid       DECIMAL(18, 8) NOT NULL,
  UNIQUE KEY ux_rate (board_id, currency)
);
