-- Beads of K9 are beads before they are K9, and loose stones are stones before they are articles of crystal.
INSERT INTO tariff_hint (words, code_start, warning_zh, warning_en, source) VALUES
('K9 珠', '7018', 'K9是光学玻璃，不是水晶：珠子归7018', 'K9 is optical glass and no crystal: beads go under 7018', 'crystal goods, from memory 2026-12, to be verified'),
('天然 水晶 裸石', '7103', '未镶嵌的天然水晶裸石归7103，制成品归7116', 'Loose stones of natural crystal go under 7103, articles under 7116', 'crystal goods, from memory 2026-12, to be verified');
