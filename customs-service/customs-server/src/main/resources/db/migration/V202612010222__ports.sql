-- Ports of exit are customs offices (portCode of the list); people know them by their UN/LOCODE, which has five characters.
ALTER TABLE customs_code MODIFY letters VARCHAR(5) NULL;

INSERT INTO customs_code (code_table, code, name, letters, letters2, valid_from, source)
SELECT 'ports', code, name, NULL, NULL, valid_from, source FROM customs_code WHERE code_table = 'offices';

UPDATE customs_code SET letters = 'CNLYG', source = 'customs office table and UN/LOCODE, from memory 2026-12, to be verified'
WHERE code_table = 'ports' AND code = '2301';
UPDATE customs_code SET letters = 'CNNKG', source = 'customs office table and UN/LOCODE, from memory 2026-12, to be verified'
WHERE code_table = 'ports' AND code = '2300';
UPDATE customs_code SET letters = 'CNSHK',
  source = 'customs office table, public sample; UN/LOCODE from memory 2026-12, to be verified'
WHERE code_table = 'ports' AND code = '5304';
UPDATE customs_code SET letters = 'CNSZX',
  source = 'customs office table, public sample; UN/LOCODE from memory 2026-12, to be verified'
WHERE code_table = 'ports' AND code = '5317';
UPDATE customs_code SET letters = 'CNCTU',
  source = 'customs office table, public sample; UN/LOCODE from memory 2026-12, to be verified'
WHERE code_table = 'ports' AND code = '7901';
