-- What the tax bureau says of the merchant's own registration.
CREATE TABLE tax_registration (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  tax_no      VARCHAR(20)  NOT NULL,
  our_name    VARCHAR(300) NOT NULL,
  known       BOOLEAN      NOT NULL,
  name        VARCHAR(300) NULL,
  kind        VARCHAR(4)   NULL,
  state       VARCHAR(4)   NULL,
  office      VARCHAR(20)  NULL,
  region      VARCHAR(20)  NULL,
  risk_level  VARCHAR(4)   NULL,
  risk_reason VARCHAR(300) NULL,
  blocked     BOOLEAN      NOT NULL,
  rates       VARCHAR(300) NOT NULL,
  channel     VARCHAR(10)  NOT NULL,
  checked_at  TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_tax_registration (merchant_id, tax_no),
  KEY ix_tax_registration_checked (checked_at)
);
