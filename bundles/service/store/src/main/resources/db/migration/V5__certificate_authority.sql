-- The installation's own CA. The certificate is PEM; sealed is its private key, by SecretBox with the key of key_id.
-- A renewed CA is another row: the highest number signs.
CREATE TABLE certificate_authority (
  number INT NOT NULL,
  fingerprint NVARCHAR(64) NOT NULL,
  certificate NVARCHAR(MAX) NOT NULL,
  sealed VARBINARY(MAX) NOT NULL,
  key_id NVARCHAR(16) NOT NULL,
  ends_us BIGINT NOT NULL,
  created_us BIGINT NOT NULL,
  CONSTRAINT pk_certificate_authority PRIMARY KEY (number)
);
