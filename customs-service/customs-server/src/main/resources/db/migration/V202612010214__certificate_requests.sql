-- A request for a certificate is asked again under the same serial, so it must be the same request: a signature with SM2 is
-- another one each time it is made.
ALTER TABLE signing_key
  ADD COLUMN request_pem TEXT NULL AFTER public_key;
