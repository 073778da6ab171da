CREATE TABLE note (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  subject     VARCHAR(60)  NOT NULL,
  secret      VARCHAR(400) NULL,
  UNIQUE KEY ux_note_subject (merchant_id, subject)
);
CREATE TABLE note_board (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(60) NOT NULL);
