-- Merchants and what they do with the authorities before their first order.

-- id and merchant_id are the same number: the merchant owns its own row.
CREATE TABLE merchant (
  id           BIGINT        NOT NULL PRIMARY KEY,
  merchant_id  BIGINT        NOT NULL,
  company_name VARCHAR(100)  NOT NULL,
  contact_name VARCHAR(60)   NOT NULL,
  mobile       VARCHAR(200)  NOT NULL,
  mobile_index CHAR(64)      NOT NULL,
  credit_code  VARCHAR(18)   NULL,
  status       VARCHAR(12)   NOT NULL,
  reasons      TEXT          NULL,
  comment      VARCHAR(500)  NULL,
  created_at   TIMESTAMP(6)  NOT NULL,
  submitted_at TIMESTAMP(6)  NULL,
  decided_at   TIMESTAMP(6)  NULL,
  decided_by   VARCHAR(80)   NULL,
  version      INT           NOT NULL,
  UNIQUE KEY ux_merchant (merchant_id),
  UNIQUE KEY ux_merchant_credit_code (credit_code),
  KEY ix_merchant_status (status, submitted_at),
  KEY ix_merchant_created (created_at),
  KEY ix_merchant_mobile (mobile_index)
);

CREATE TABLE real_name_check (
  id              BIGINT       NOT NULL PRIMARY KEY,
  merchant_id     BIGINT       NOT NULL,
  account_id      BIGINT       NOT NULL,
  name            VARCHAR(60)  NOT NULL,
  id_number       VARCHAR(200) NOT NULL,
  id_number_index CHAR(64)     NOT NULL,
  mobile          VARCHAR(200) NOT NULL,
  status          VARCHAR(12)  NOT NULL,
  fields          TEXT         NULL,
  created_at      TIMESTAMP(6) NOT NULL,
  decided_at      TIMESTAMP(6) NULL,
  KEY ix_real_name_merchant (merchant_id, created_at),
  KEY ix_real_name_number (id_number_index)
);

CREATE TABLE company_registration (
  id              BIGINT        NOT NULL PRIMARY KEY,
  merchant_id     BIGINT        NOT NULL,
  status          VARCHAR(16)   NOT NULL,
  names           VARCHAR(1000) NOT NULL,
  type            VARCHAR(30)   NOT NULL,
  region_code     CHAR(6)       NOT NULL,
  industry_code   VARCHAR(6)    NOT NULL,
  domicile        VARCHAR(200)  NOT NULL,
  capital         DECIMAL(20,2) NOT NULL,
  scope           TEXT          NOT NULL,
  email           VARCHAR(200)  NOT NULL,
  mobile          VARCHAR(200)  NOT NULL,
  round           INT           NOT NULL,
  name_tried      INT           NOT NULL,
  reserved_name   VARCHAR(100)  NULL,
  reservation_no  VARCHAR(60)   NULL,
  reserved_until  DATE          NULL,
  sending         BOOLEAN       NOT NULL,
  application_no  VARCHAR(60)   NULL,
  application_serial VARCHAR(32) NULL,
  remarks         TEXT          NULL,
  alternatives    VARCHAR(1000) NULL,
  credit_code     VARCHAR(18)   NULL,
  licence_no      VARCHAR(60)   NULL,
  issued_on       DATE          NULL,
  created_at      TIMESTAMP(6)  NOT NULL,
  submitted_by    VARCHAR(80)   NULL,
  version         INT           NOT NULL,
  KEY ix_registration_merchant (merchant_id, created_at)
);

CREATE TABLE registration_person (
  id              BIGINT        NOT NULL PRIMARY KEY,
  merchant_id     BIGINT        NOT NULL,
  registration_id BIGINT        NOT NULL,
  position        INT           NOT NULL,
  role            VARCHAR(30)   NOT NULL,
  name            VARCHAR(100)  NOT NULL,
  id_number       VARCHAR(200)  NOT NULL,
  id_number_index CHAR(64)      NOT NULL,
  mobile          VARCHAR(200)  NULL,
  share_percent   DECIMAL(9,6)  NULL,
  KEY ix_person_registration (merchant_id, registration_id, position),
  KEY ix_person_number (id_number_index)
);

CREATE TABLE registration_document (
  id              BIGINT       NOT NULL PRIMARY KEY,
  merchant_id     BIGINT       NOT NULL,
  registration_id BIGINT       NOT NULL,
  round           INT          NOT NULL,
  kind            VARCHAR(30)  NOT NULL,
  content         MEDIUMTEXT   NOT NULL,
  sha256          CHAR(64)     NOT NULL,
  confirmed_by    VARCHAR(80)  NOT NULL,
  confirmed_at    TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_document (merchant_id, registration_id, round, kind)
);

CREATE TABLE enrolment (
  id           BIGINT        NOT NULL PRIMARY KEY,
  merchant_id  BIGINT        NOT NULL,
  kind         VARCHAR(12)   NOT NULL,
  status       VARCHAR(12)   NOT NULL,
  round        INT           NOT NULL,
  sending      BOOLEAN       NOT NULL,
  result_no    VARCHAR(60)   NULL,
  detail       TEXT          NULL,
  valid_from   DATE          NULL,
  valid_to     DATE          NULL,
  reason       VARCHAR(500)  NULL,
  requested_at TIMESTAMP(6)  NOT NULL,
  requested_by VARCHAR(80)   NOT NULL,
  version      INT           NOT NULL,
  UNIQUE KEY ux_enrolment_kind (merchant_id, kind)
);

-- What happened to registrations, enrolments and merchants: append-only, the timelines are read from it.
CREATE TABLE timeline_entry (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  subject     VARCHAR(40)  NOT NULL,
  state       VARCHAR(20)  NOT NULL,
  actor       VARCHAR(80)  NOT NULL,
  receipt_no  VARCHAR(60)  NULL,
  remark      VARCHAR(500) NULL,
  occurred_at TIMESTAMP(6) NOT NULL,
  KEY ix_timeline_subject (merchant_id, subject, id)
);

CREATE TABLE qualification (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  version     BIGINT       NOT NULL,
  body        MEDIUMTEXT   NOT NULL,
  changed_at  TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_qualification (merchant_id)
);

CREATE TABLE notification (
  id           BIGINT        NOT NULL PRIMARY KEY,
  merchant_id  BIGINT        NOT NULL,
  transition   VARCHAR(120)  NOT NULL,
  importance   VARCHAR(12)   NOT NULL,
  title_zh     VARCHAR(100)  NOT NULL,
  title_en     VARCHAR(100)  NOT NULL,
  body_zh      VARCHAR(500)  NOT NULL,
  body_en      VARCHAR(500)  NOT NULL,
  link         VARCHAR(200)  NOT NULL,
  created_at   TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_notification_transition (merchant_id, transition),
  KEY ix_notification_created (merchant_id, created_at)
);

CREATE TABLE notification_read (
  id              BIGINT       NOT NULL PRIMARY KEY,
  merchant_id     BIGINT       NOT NULL,
  account_id      VARCHAR(80)  NOT NULL,
  notification_id BIGINT       NOT NULL,
  read_at         TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_notification_read (merchant_id, account_id, notification_id)
);

CREATE TABLE preference (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  account_id  VARCHAR(80)  NOT NULL,
  body        TEXT         NOT NULL,
  changed_at  TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_preference (merchant_id, account_id)
);
