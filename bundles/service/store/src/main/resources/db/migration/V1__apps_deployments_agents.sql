-- Common T-SQL subset only. Times are microseconds since 1970, UTC, in columns named *_us; names are kept in lower case.

CREATE TABLE installation (
  id INT NOT NULL,
  installation_id NVARCHAR(32) NOT NULL,
  name NVARCHAR(60) NOT NULL,
  kind NVARCHAR(20) NOT NULL,
  key_id NVARCHAR(16) NOT NULL,
  publish_allowed BIT NOT NULL,
  created_us BIGINT NOT NULL,
  CONSTRAINT pk_installation PRIMARY KEY (id)
);

-- One row. seq is raised by the last statements of each unit that changes something people see, so commit order is seq order.
CREATE TABLE change_counter (
  id INT NOT NULL,
  seq BIGINT NOT NULL,
  swept BIGINT NOT NULL,
  CONSTRAINT pk_change_counter PRIMARY KEY (id)
);
INSERT INTO change_counter (id, seq, swept) VALUES (1, 0, 0);

CREATE TABLE change (
  seq BIGINT NOT NULL,
  kind NVARCHAR(20) NOT NULL,
  subject NVARCHAR(200) NOT NULL,
  at_us BIGINT NOT NULL,
  CONSTRAINT pk_change PRIMARY KEY (seq)
);

-- active_revision 0: nothing was ever live. The last_ columns number what belongs to the app.
CREATE TABLE app (
  name NVARCHAR(60) NOT NULL,
  desired NVARCHAR(20) NOT NULL,
  active_revision INT NOT NULL,
  last_revision INT NOT NULL,
  last_deployment INT NOT NULL,
  last_settings INT NOT NULL,
  created_us BIGINT NOT NULL,
  CONSTRAINT pk_app PRIMARY KEY (name)
);

-- A package is its content's SHA-256; content_id names the rows that hold the bytes.
CREATE TABLE package (
  sha256 NVARCHAR(64) NOT NULL,
  content_id NVARCHAR(32) NOT NULL,
  size_bytes BIGINT NOT NULL,
  parts INT NOT NULL,
  created_us BIGINT NOT NULL,
  used_us BIGINT NOT NULL,
  CONSTRAINT pk_package PRIMARY KEY (sha256)
);

CREATE TABLE package_chunk (
  content_id NVARCHAR(32) NOT NULL,
  part INT NOT NULL,
  bytes VARBINARY(MAX) NOT NULL,
  CONSTRAINT pk_package_chunk PRIMARY KEY (content_id, part)
);

-- Content that no package names: an upload under way, one that was cut off, or a package that was swept.
CREATE TABLE package_orphan (
  content_id NVARCHAR(32) NOT NULL,
  since_us BIGINT NOT NULL,
  CONSTRAINT pk_package_orphan PRIMARY KEY (content_id)
);

CREATE TABLE revision (
  app NVARCHAR(60) NOT NULL,
  number INT NOT NULL,
  package_sha NVARCHAR(64) NOT NULL,
  settings_version INT NOT NULL,
  disabled_functions NVARCHAR(MAX) NOT NULL,
  allow_missing BIT NOT NULL,
  cause NVARCHAR(20) NOT NULL,
  deployment_id NVARCHAR(32) NOT NULL,
  author NVARCHAR(200) NOT NULL,
  state NVARCHAR(20) NOT NULL,
  status_text NVARCHAR(MAX) NOT NULL,
  created_us BIGINT NOT NULL,
  CONSTRAINT pk_revision PRIMARY KEY (app, number),
  CONSTRAINT fk_revision_app FOREIGN KEY (app) REFERENCES app (name) ON DELETE CASCADE
);

CREATE TABLE deployment (
  id NVARCHAR(32) NOT NULL,
  app NVARCHAR(60) NOT NULL,
  number INT NOT NULL,
  state NVARCHAR(20) NOT NULL,
  status_text NVARCHAR(MAX) NOT NULL,
  author NVARCHAR(200) NOT NULL,
  client NVARCHAR(200) NOT NULL,
  message NVARCHAR(MAX) NOT NULL,
  received_us BIGINT NOT NULL,
  ended_us BIGINT NULL,
  package_sha NVARCHAR(64) NOT NULL,
  package_bytes BIGINT NOT NULL,
  revision INT NOT NULL,
  CONSTRAINT pk_deployment PRIMARY KEY (id),
  CONSTRAINT uq_deployment_number UNIQUE (app, number),
  CONSTRAINT fk_deployment_app FOREIGN KEY (app) REFERENCES app (name) ON DELETE CASCADE
);
CREATE INDEX ix_deployment_received ON deployment (received_us);
CREATE INDEX ix_deployment_state ON deployment (state);

CREATE TABLE deployment_log (
  seq BIGINT IDENTITY(1,1) NOT NULL,
  deployment_id NVARCHAR(32) NOT NULL,
  at_us BIGINT NOT NULL,
  severity NVARCHAR(20) NOT NULL,
  message NVARCHAR(MAX) NOT NULL,
  CONSTRAINT pk_deployment_log PRIMARY KEY (seq),
  CONSTRAINT fk_deployment_log FOREIGN KEY (deployment_id) REFERENCES deployment (id) ON DELETE CASCADE
);
CREATE INDEX ix_deployment_log ON deployment_log (deployment_id, seq);

-- One row an app, made with it; free when deployment_id is empty or until_us has passed. token is the fence.
CREATE TABLE deployment_lock (
  app NVARCHAR(60) NOT NULL,
  deployment_id NVARCHAR(32) NOT NULL,
  author NVARCHAR(200) NOT NULL,
  client NVARCHAR(200) NOT NULL,
  since_us BIGINT NOT NULL,
  until_us BIGINT NOT NULL,
  token BIGINT NOT NULL,
  CONSTRAINT pk_deployment_lock PRIMARY KEY (app),
  CONSTRAINT fk_deployment_lock_app FOREIGN KEY (app) REFERENCES app (name) ON DELETE CASCADE
);

-- sealed: by SecretBox with the key of key_id.
CREATE TABLE app_settings (
  app NVARCHAR(60) NOT NULL,
  version INT NOT NULL,
  sealed VARBINARY(MAX) NOT NULL,
  key_id NVARCHAR(16) NOT NULL,
  author NVARCHAR(200) NOT NULL,
  created_us BIGINT NOT NULL,
  CONSTRAINT pk_app_settings PRIMARY KEY (app, version),
  CONSTRAINT fk_app_settings_app FOREIGN KEY (app) REFERENCES app (name) ON DELETE CASCADE
);

-- function_name is empty for a key of the whole app.
CREATE TABLE app_key (
  app NVARCHAR(60) NOT NULL,
  scope NVARCHAR(20) NOT NULL,
  function_name NVARCHAR(128) NOT NULL,
  name NVARCHAR(128) NOT NULL,
  sealed VARBINARY(MAX) NOT NULL,
  key_id NVARCHAR(16) NOT NULL,
  created_us BIGINT NOT NULL,
  CONSTRAINT pk_app_key PRIMARY KEY (app, scope, function_name, name),
  CONSTRAINT fk_app_key_app FOREIGN KEY (app) REFERENCES app (name) ON DELETE CASCADE
);

CREATE TABLE publish_credential (
  app NVARCHAR(60) NOT NULL,
  sealed VARBINARY(MAX) NOT NULL,
  key_id NVARCHAR(16) NOT NULL,
  created_us BIGINT NOT NULL,
  CONSTRAINT pk_publish_credential PRIMARY KEY (app),
  CONSTRAINT fk_publish_credential_app FOREIGN KEY (app) REFERENCES app (name) ON DELETE CASCADE
);

CREATE TABLE api_token (
  name NVARCHAR(100) NOT NULL,
  hash NVARCHAR(64) NOT NULL,
  created_us BIGINT NOT NULL,
  ends_us BIGINT NULL,
  CONSTRAINT pk_api_token PRIMARY KEY (name),
  CONSTRAINT uq_api_token_hash UNIQUE (hash)
);

-- run_id is one start of the agent: a second agent of the same name, or an older life of this one, has another.
CREATE TABLE agent (
  name NVARCHAR(60) NOT NULL,
  run_id NVARCHAR(32) NOT NULL,
  state NVARCHAR(20) NOT NULL,
  version NVARCHAR(60) NOT NULL,
  system_name NVARCHAR(200) NOT NULL,
  isolation NVARCHAR(20) NOT NULL,
  stacks NVARCHAR(MAX) NOT NULL,
  labels NVARCHAR(MAX) NOT NULL,
  functions_url NVARCHAR(500) NOT NULL,
  started_us BIGINT NOT NULL,
  heard_us BIGINT NOT NULL,
  CONSTRAINT pk_agent PRIMARY KEY (name)
);

CREATE TABLE lease (
  name NVARCHAR(200) NOT NULL,
  owner NVARCHAR(100) NOT NULL,
  token BIGINT NOT NULL,
  until_us BIGINT NOT NULL,
  CONSTRAINT pk_lease PRIMARY KEY (name)
);

-- What each agent says of a revision it runs; functions is JSON of the agent that reports.
CREATE TABLE hosting (
  app NVARCHAR(60) NOT NULL,
  agent NVARCHAR(60) NOT NULL,
  revision INT NOT NULL,
  state NVARCHAR(20) NOT NULL,
  detail NVARCHAR(MAX) NOT NULL,
  functions NVARCHAR(MAX) NOT NULL,
  changed_us BIGINT NOT NULL,
  CONSTRAINT pk_hosting PRIMARY KEY (app, agent, revision),
  CONSTRAINT fk_hosting_app FOREIGN KEY (app) REFERENCES app (name) ON DELETE CASCADE
);
