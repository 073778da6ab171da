-- Imports of code tables and of the tariff, modes of trade, and the words under which goods are looked up.

CREATE TABLE code_import (
  id          BIGINT       NOT NULL PRIMARY KEY,
  code_table  VARCHAR(20)  NOT NULL,
  source      VARCHAR(100) NOT NULL,
  valid_from  DATE         NOT NULL,
  kept        INT          NOT NULL,
  refused     INT          NOT NULL,
  imported_by VARCHAR(80)  NOT NULL,
  imported_at TIMESTAMP(6) NOT NULL,
  KEY ix_code_import (code_table, id)
);

-- What goods are called, and where that leads: the classic mistakes come with a warning.
CREATE TABLE tariff_hint (
  id         BIGINT       NOT NULL PRIMARY KEY AUTO_INCREMENT,
  words      VARCHAR(100) NOT NULL,
  code_start VARCHAR(10)  NOT NULL,
  warning_zh VARCHAR(300) NULL,
  warning_en VARCHAR(300) NULL,
  source     VARCHAR(100) NOT NULL,
  UNIQUE KEY ux_tariff_hint (words, code_start)
);

INSERT INTO tariff_hint (words, code_start, warning_zh, warning_en, source) VALUES
('K9', '7013', 'K9是光学玻璃，不是水晶：摆件、器皿归7013，珠子归7018', 'K9 is optical glass and no crystal: ornaments and vessels go under 7013, beads under 7018', 'crystal goods, from memory 2026-11, to be verified'),
('K9', '7018', 'K9是光学玻璃，不是水晶：摆件、器皿归7013，珠子归7018', 'K9 is optical glass and no crystal: ornaments and vessels go under 7013, beads under 7018', 'crystal goods, from memory 2026-11, to be verified'),
('水晶玻璃', '7013', '“水晶玻璃”是玻璃（铅晶质玻璃等），不归71章', 'Crystal glass is glass and does not belong to chapter 71', 'crystal goods, from memory 2026-11, to be verified'),
('玻璃 珠', '7018', NULL, NULL, 'crystal goods, from memory 2026-11, to be verified'),
('玻璃', '7013', NULL, NULL, 'crystal goods, from memory 2026-11, to be verified'),
('天然 水晶', '7116', '天然水晶制成品归7116，未镶嵌的裸石归7103', 'Articles of natural crystal go under 7116, loose stones under 7103', 'crystal goods, from memory 2026-11, to be verified'),
('水晶 裸石', '7103', NULL, NULL, 'crystal goods, from memory 2026-11, to be verified'),
('合成 水晶', '7104', '合成或再造水晶归7104，制成品归7116', 'Synthetic crystal goes under 7104, articles of it under 7116', 'crystal goods, from memory 2026-11, to be verified'),
('水晶', '7116', '请确认材质：天然或合成水晶归71章，玻璃仿水晶归7013或7018', 'Make sure of the material: crystal belongs to chapter 71, glass that looks like it to 7013 or 7018', 'crystal goods, from memory 2026-11, to be verified'),
('仿 首饰', '7117', NULL, NULL, 'crystal goods, from memory 2026-11, to be verified');

INSERT INTO customs_code (code_table, code, name, letters, letters2, valid_from, source) VALUES
('trade-modes', '9610', '跨境贸易电子商务（零售出口）', NULL, NULL, '2020-01-01', 'export edition 202205'),
('trade-modes', '1210', '保税跨境贸易电子商务', NULL, NULL, '2020-01-01', 'export edition 202205'),
('trade-modes', '9710', '跨境电商B2B直接出口', NULL, NULL, '2020-07-01', 'export edition 202205'),
('trade-modes', '9810', '跨境电商出口海外仓', NULL, NULL, '2020-07-01', 'export edition 202205'),
('trade-modes', '9661', '零售出口退货（一般出口）', NULL, NULL, '2020-01-01', 'export edition 202205'),
('trade-modes', '1261', '零售出口退货（特殊区域）', NULL, NULL, '2020-01-01', 'export edition 202205'),
('trade-modes', '0110', '一般贸易', NULL, NULL, '2020-01-01', 'from memory 2026-11, to be verified');
