-- Rises with every change of tax_class, so that instances that hold the table in memory see that theirs is old. A migration that
-- changes tax_class raises it too.
CREATE TABLE tax_class_version (
  id      INT    NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL
);
INSERT INTO tax_class_version VALUES (1, 1);
