-- What every authority of the sandbox shares: answers by serial, nonces, work that falls due, misbehaviour, counts.

CREATE TABLE serial_answer (
    scope       VARCHAR(60)  NOT NULL COLLATE utf8mb4_bin,
    serial      VARCHAR(40)  NOT NULL COLLATE utf8mb4_bin,
    body_sha256 CHAR(64)     NOT NULL,
    answer      MEDIUMTEXT   NOT NULL,
    created_at  DATETIME(6)  NOT NULL,
    PRIMARY KEY (scope, serial)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE nonce (
    app_id  VARCHAR(40) NOT NULL COLLATE utf8mb4_bin,
    nonce   VARCHAR(64) NOT NULL COLLATE utf8mb4_bin,
    seen_at DATETIME(6) NOT NULL,
    PRIMARY KEY (app_id, nonce),
    KEY nonce_by_age (seen_at)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE due_action (
    id         BIGINT       NOT NULL AUTO_INCREMENT,
    kind       VARCHAR(40)  NOT NULL COLLATE utf8mb4_bin,
    ref        VARCHAR(190) NOT NULL COLLATE utf8mb4_bin,
    payload    MEDIUMTEXT   NULL,
    due_at     DATETIME(6)  NOT NULL,
    attempts   INT          NOT NULL DEFAULT 0,
    last_error VARCHAR(500) NULL,
    PRIMARY KEY (id),
    KEY due_action_next (kind, due_at, id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE behaviour (
    authority  VARCHAR(40) NOT NULL COLLATE utf8mb4_bin,
    settings   TEXT        NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (authority)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tally (
    authority VARCHAR(40) NOT NULL COLLATE utf8mb4_bin,
    what      VARCHAR(80) NOT NULL COLLATE utf8mb4_bin,
    n         BIGINT      NOT NULL,
    PRIMARY KEY (authority, what)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE number_sequence (
    name VARCHAR(60) NOT NULL COLLATE utf8mb4_bin,
    next BIGINT      NOT NULL,
    PRIMARY KEY (name)
) DEFAULT CHARSET = utf8mb4;
